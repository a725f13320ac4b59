import { DENIES } from './posting-statements.js';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { type Sentence } from '../text/draft-text.js';

/** How a part of a sentence says what it says. */
export type ClauseForm = 'statement' | 'question' | 'open' | 'denial';

/** A part of a sentence that says one thing. */
export interface Clause {
  text: string;
  /** Where it starts in the text of the sentence. */
  start: number;
  /** The result of `plainWords`. */
  words: string;
  form: ClauseForm;
}

const BREAK = /[,;:()–—]\s+|\s[–—-]\s|(?<=\S)\s+(?=(?:and|but|because|und|aber|weil|et|mais|car|y|pero|porque)\s)/gi;
/** Begins a question in one of the languages of drafts. */
const ASKS =
  /^(?:would|could|can|may|might|shall|should|do|does|did|is|are|am|will|have|has|what|when|where|which|who|why|how|if|worth|interested|darf|kann|soll|willst|mochtest|hast|bist|ware|ist|passt|interessiert|magst|konnte|konnen|sind|haben|wurde|wollen|est|puis|souhaitez|souhaites|voulez|veux|seriez|serais|pourrais|pouvez|cela|ca|qu|te|prefieres|quieres|puedo|seria|es|tienes|podemos|podria|estas)(?![^ ])/;
/** What a hedge says is open. A tag ("if I am right", "you may remember") excuses no other clause. */
const OPENS =
  /(?<![^ ])(?:may|might|perhaps|maybe|possibly|could be wrong|cannot (?:tell|judge|know|say)|whether|vielleicht|eventuell|moglicherweise|peut etre|quiza|quizas|tal vez|puede ser)(?![^ ])/;
const CONDITION = /^(?:if|in case|should (?:you|this|it|that)|unless|wenn|falls|sofern|si|en caso|au cas)(?![^ ])/;
/** The writer speaks for themselves. */
const OF_WRITER =
  /^(?:and |but |so |und |aber |et |mais |y |pero )?(?:honestly |frankly )?(?:i|we|nobody|ich|wir|je|j|nous|yo|no (?:he|se|tengo|conozco|puedo|quiero)|den code habe ich|gelesen habe ich)(?![^ ])/;
const NO_HURRY =
  /(?<![^ ])(?:(?:no|not|kein|keine|keinen|pas de|pas d|aucune|sin|ninguna) (?:a |any |big |great )?(?:rush|hurry|pressure|obligation|commitment|harm|problem|worries|need to (?:reply|answer|respond|decide)|eile|druck|stress|verpflichtung|urgence|pression|engagement|prisa|presion|compromiso)|take your time|nothing is lost|no thanks)(?![^ ])/;

/** Splits a sentence into clauses. */
export function clausesOf({ text, words: all }: Pick<Sentence, 'text' | 'words'>): Clause[] {
  const pieces: { text: string; start: number }[] = [];
  let start = 0;
  for (const found of text.matchAll(BREAK)) {
    pieces.push({ text: text.slice(start, found.index + 1), start });
    start = found.index + found[0].length;
  }
  pieces.push({ text: text.slice(start), start });
  const isQuestion = /\?["'”»)\s]*$/.test(text);
  return pieces
    .map((piece) => ({ ...piece, words: piece.text === text ? all : plainWords(piece.text) }))
    .filter(({ words }) => words !== '')
    .map((piece, index, { length }) => ({ ...piece, form: formOf(piece.words, isQuestion, index === length - 1) }));
}

function formOf(words: string, isQuestion: boolean, isLast: boolean): ClauseForm {
  if (isQuestion && (isLast || ASKS.test(words))) return 'question';
  if (CONDITION.test(words) || OPENS.test(words)) return 'open';
  if (NO_HURRY.test(words)) return 'denial';
  return OF_WRITER.test(words) && DENIES.test(words) ? 'denial' : 'statement';
}
