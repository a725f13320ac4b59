/** What is between two pieces in a text or in a spelling; `other` separates them. */
export type Joint = 'none' | 'space' | 'hyphen' | 'dot' | 'slash' | 'other';

/** Classifies the text between two pieces. */
export function jointOf(text: string, from: number, to: number): Joint {
  if (from === to) return 'none';
  if (to === from + 1) return jointOfOne(text.charCodeAt(from));
  if (to - from > 3) return 'other';
  const between = text.slice(from, to);
  const isBlank = /^[ \t\u00a0\n]*$/.test(between) && between.indexOf('\n') === between.lastIndexOf('\n');
  if (isBlank || between === '® ' || between === '™ ') return 'space';
  return /^ ?\/ ?$/.test(between) ? 'slash' : 'other';
}

function jointOfOne(code: number): Joint {
  switch (code) {
    case 32:
    case 9:
    case 10:
    case 0xa0:
      return 'space';
    case 45:
    case 95:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
      return 'hyphen';
    case 46:
      return 'dot';
    case 47:
      return 'slash';
    default:
      return 'other';
  }
}
