import { refused, type DraftCheck, type FoundProblem } from '../draft-problem.js';

const EXCLAMATION_RUN = /[!?]*!\s*[!?]+|[!?]{2,}|[！？]{2,}/;
const PICTURE = /\p{Extended_Pictographic}/u;
/** Several words in a row in capitals, or one word of this list in capitals. */
const SHOUTED =
  /\b[A-Z]{4,}(?:\s+[A-Z]{2,})+\b|\b(?:FREE|URGENT|NOW|IMPORTANT|ATTENTION|HIRING|AMAZING|HUGE|BEST|ONLY|MUST|NEVER|ALWAYS|PLEASE|HELLO|STOP|READ|WOW|OPPORTUNITY|EXCITING)\b/;

/** At most one exclamation mark, no emojis, no capitals for emphasis. */
export const checkTone: DraftCheck = ({ neutral }) => {
  const problems: FoundProblem[] = [];
  const run = EXCLAMATION_RUN.exec(neutral);
  const marks = neutral.match(/[!！]/g)?.length ?? 0;
  if (run !== null || marks > 1) problems.push(refused('exclamation', run ?? '!', 'one exclamation mark is the most'));
  const picture = PICTURE.exec(neutral);
  if (picture !== null) problems.push(refused('exclamation', picture, 'no pictures'));
  const shouted = SHOUTED.exec(neutral);
  if (shouted !== null) problems.push(refused('shouting', shouted, 'capitals for emphasis'));
  return problems;
};
