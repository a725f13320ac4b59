/** Sentences one after the other. After a link at the end of a sentence a new line begins. */
export function inLines(parts: readonly { text: string }[]): string {
  return parts.reduce((text, part) => {
    const lastWord = text.split(/\s/).at(-1) ?? '';
    const gap = text === '' ? '' : LINK.test(lastWord) ? '\n' : ' ';
    return `${text}${gap}${part.text}`;
  }, '');
}

const LINK = /https?:\/\/./;
