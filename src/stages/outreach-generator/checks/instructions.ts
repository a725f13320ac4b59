import { instructionIn } from '../wording/instructions.js';
import { refused, type DraftCheck } from './draft-problem.js';

/** No remains of a text that tried to steer whoever wrote the draft. */
export const checkInstructions: DraftCheck = ({ sentences }) =>
  sentences.flatMap(({ words }) => {
    const hit = instructionIn(words);
    return hit === null ? [] : [refused('instruction', hit.text, 'it reads like an instruction, not like a message')];
  });
