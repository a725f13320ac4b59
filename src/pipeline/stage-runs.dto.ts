import { OmitType, PickType } from '@nestjs/swagger';
import { CandidateView } from '../domain/views/candidate-view.js';
import { RankedCandidateView } from '../domain/views/ranked-candidate-view.js';
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
  candidates: CandidateView[];
  candidateCount: number;
}

/** The people ranked. */
export class RankedView extends OmitType(SourcedView, ['candidates'] as const) {
  rankedCandidates: RankedCandidateView[];
  /** Mean of the scores, 0 to 100; null if nobody was found. */
  avgScore: number | null;
}
