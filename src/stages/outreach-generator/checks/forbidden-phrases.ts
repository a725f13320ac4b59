import { forbiddenWordings } from '../wording/forbidden-phrases.js';
import { refused, type DraftCheck } from './draft-problem.js';

/**
 * The draft has no wording of data/forbidden-phrases.json: clichés, flattery, urgency, pressure, claims without
 * evidence.
 */
export const checkForbiddenPhrases: DraftCheck = ({ sentences }) =>
  sentences.flatMap(({ words }) =>
    forbiddenWordings(words).map(({ code, text, reason }) => refused(code, text, reason)),
  );
