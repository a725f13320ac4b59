/** A sentence of a text, in its clauses. */
export interface Sentence {
  clauses: string[];
  /** Whether it asks. */
  question: boolean;
}

/** More of a text than this is not read: a biography has 160 characters, a description 350. */
const LONGEST_TEXT = 4000;
/** Emojis that mean no. */
const NO_SIGNS = /🚫|⛔|❌|🙅|🛑|✋|👎|🔕/gu;
/** A full stop ends a sentence only before a blank ("node.js"), and not after a doubled capital ("RR. HH."). */
const SENTENCE_END = /[!?](?=\s|$)|(?<!\1([A-Z]))\.(?=\s|$)|[|\n•·。！？]/u;
const CLAUSE_END = /[,;:](?=\s|$)|\s[-–—]+\s|[()（），；：、—]|(?<=지만)\s/u;

/** The sentences of a text that is a stranger's, each in clauses. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let rest = text.slice(0, LONGEST_TEXT).replaceAll(NO_SIGNS, ' no ');
  while (rest !== '') {
    const end = SENTENCE_END.exec(rest);
    const sentence = end === null ? rest : rest.slice(0, end.index);
    const clauses = sentence.split(CLAUSE_END).filter((clause) => clause.trim() !== '');
    if (clauses.length > 0) sentences.push({ clauses, question: end !== null && /[?？]/.test(end[0]) });
    rest = end === null ? '' : rest.slice(end.index + end[0].length);
  }
  return sentences;
}
