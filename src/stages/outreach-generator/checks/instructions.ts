import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { refused, type DraftCheck } from './draft-problem.js';

/** No remains of a text that tried to steer whoever wrote the draft. */
export const checkInstructions: DraftCheck = ({ sentences }) =>
  sentences.flatMap(({ text, words }) => {
    const found = findInjection(text, 'draft', words);
    return found === null ? [] : [refused('instruction', found, 'it reads like an instruction, not like a message')];
  });
