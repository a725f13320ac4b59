/** Sentences one after the other. After a link at the end of a sentence a new line begins. */
export function inLines(parts: readonly { text: string }[]): string {
  return parts.reduce((text, part) => {
    const gap = text === '' ? '' : ENDS_WITH_LINK.test(text) ? '\n' : ' ';
    return `${text}${gap}${part.text}`;
  }, '');
}

const ENDS_WITH_LINK = /https?:\/\/\S+$/;
