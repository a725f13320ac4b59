import { type Candidate } from '../../../domain/candidate.js';
import { type MatchedSkill } from '../../../domain/ranking.js';

/** A person as input of this stage. The skills of the ranking are used if there are any. */
export type OutreachCandidate = Candidate & { matchedSkills?: MatchedSkill[] };
