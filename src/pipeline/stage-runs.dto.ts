import { OmitType, PickType } from '@nestjs/swagger';
import { Candidate } from '../domain/candidate.js';
import { RankedCandidate } from '../domain/ranking.js';
import { PROJECT_STATUSES, type ProjectStatus } from '../projects/project-status.js';
import { IsIn } from 'class-validator';
import { RunRequest } from './pipeline.dto.js';

/** How to search for people. */
export class SourceRequest extends PickType(RunRequest, [
  'maxCandidates',
  'jobRequirement',
  'teamManifests',
] as const) {}

/** How to rank the people found. */
export class RankRequest extends PickType(RunRequest, ['maxCandidates', 'weights'] as const) {}

/** The people found, not ranked yet. */
export class SourcedView {
  projectId: string;
  @IsIn(PROJECT_STATUSES)
  status: ProjectStatus;
  candidates: Candidate[];
  candidateCount: number;
}

/** The people ranked. */
export class RankedView extends OmitType(SourcedView, ['candidates'] as const) {
  rankedCandidates: RankedCandidate[];
  /** Mean of the scores, 0 to 100; null if nobody was found. */
  avgScore: number | null;
}
