import { type DraftLanguage } from '../../src/domain/outreach-sender.js';

/** Faults that a reader sees at a glance, in any language. */
const FAULTS: readonly (readonly [string, RegExp])[] = [
  ['a word twice', /(?<![\p{L}\d-])(\p{L}{2,})\s+\1(?![\p{L}\d-])/iu],
  ['two spaces', /[ \u00a0]{2,}/],
  ['a space before a sign', / [,.;)](?!\w)/],
  ['a space after an opening bracket', /\( /],
  ['an empty bracket', /\(\s*\)/],
  ['two signs in a row', /[,.;:!?]\s*[,;:]|[.,;:]\.|\?\./],
  ['a placeholder', /[{}[\]|^]|undefined|null|NaN/],
  ['a sign instead of a word at the start of a line', /\n[ ,.;:)]/],
];

/** What a reader would find wrong with the form of a message; empty if nothing. */
export function faultsOf(message: string, language: DraftLanguage): string[] {
  const prose = message.replaceAll(/https?:\/\/\S+/g, 'LINK');
  const found = FAULTS.flatMap(([name, pattern]) => {
    const match = pattern.exec(prose);
    return match === null ? [] : [`${name}: ${JSON.stringify(match[0])}`];
  });
  return [...found, ...unbalanced(prose), ...lowerCaseStarts(prose, language), ...unfinished(prose)];
}

function unbalanced(prose: string): string[] {
  const count = (sign: string): number => prose.split(sign).length - 1;
  const pairs = [
    ['(', ')'],
    ['„', '“'],
    ['«', '»'],
  ] as const;
  return [
    ...pairs.filter(([open, close]) => count(open) !== count(close)).map(([open]) => `no partner of ${open}`),
    ...(count('"') % 2 === 0 ? [] : ['no partner of "']),
  ];
}

/** In German the text after a greeting with a comma goes on in lower case. */
function lowerCaseStarts(prose: string, language: DraftLanguage): string[] {
  const [greeting = '', ...lines] = prose.split(/\n+/);
  const texts = [greeting, ...lines.map((line, index) => (index === 0 && language === 'de' ? upperFirst(line) : line))];
  return texts
    .flatMap((line) => line.split(/(?<=[.?!]["“»]?)\s+/))
    .filter((sentence) => /^["„«¿(]?\p{Ll}/u.test(sentence))
    .map((sentence) => `a lower-case start: ${sentence.slice(0, 30)}`);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every line ends with a sign or a link, except for the greeting and the lines of the signature. */
function unfinished(prose: string): string[] {
  return prose
    .split('\n')
    .filter((line) => line.length > 60 && !/(?:[.?!:,]["“»]?|LINK)$/.test(line))
    .map((line) => `no end: ${line.slice(-30)}`);
}
