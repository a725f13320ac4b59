import { HANGS } from './hang-mark.js';

/** Loaded before a process and each of its threads: a text that begins with the mark is never read to its end. */
const parse = JSON.parse.bind(JSON);
JSON.parse = (text: string, ...rest: []) => {
  // For ever, as an expression that backtracks without bound would.
  if (typeof text === 'string' && text.startsWith(HANGS)) for (;;);
  return parse(text, ...rest) as unknown;
};
