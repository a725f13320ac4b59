import { findInjection } from '../../../../knowledge/injection/find-injection.js';
import { refused, type DraftCheck } from '../draft-problem.js';

/** The draft contains no text that tried to give instructions to a model. */
export const checkInstructions: DraftCheck = ({ sentences }) =>
  sentences.flatMap(({ text, words }) => {
    const found = findInjection(text, 'draft', words);
    return found === null ? [] : [refused('instruction', found, 'it reads like an instruction, not like a message')];
  });
