import { type Candidate } from '../../../domain/candidate.js';
import { type MatchedSkill } from '../../../domain/ranking.js';

/** A person as the stage is given them: the ranking's skills are used where there are any. */
export type OutreachCandidate = Candidate & { matchedSkills?: MatchedSkill[] };
