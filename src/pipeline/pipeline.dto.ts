import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { JobRequirement } from '../domain/job-requirement.js';
import { CHANNELS, type Channel } from '../domain/outreach.js';
import { RankingWeights } from '../domain/ranking.js';
import { ProjectResults, RunError } from '../domain/run-result.js';
import { STAGE_NAMES, type StageName } from '../domain/stage.js';
import { IsCleanText } from '../platform/common/clean-text.js';
import { FitsColumn } from '../platform/http/input/fits-column.js';
import { POSTING_LENGTH } from '../projects/project.dto.js';
import { RUN_STATUSES, type RunStatus } from './runs/pipeline-run.entity.js';

/** How many people a run ranks unless told otherwise. */
export const DEFAULT_MAX_CANDIDATES = 25;

/** A posting to read. */
export class ParseRequest {
  /** The posting, 20 to 50,000 characters. */
  @IsString()
  @Length(POSTING_LENGTH.min, POSTING_LENGTH.max)
  @IsCleanText()
  jobDescriptionText: string;

  /** Where to look, beside what the posting says. */
  @IsOptional()
  @IsString()
  @FitsColumn(200)
  @IsCleanText()
  location?: string | null;
}

/** A run to start. */
export class RunRequest extends ParseRequest {
  /** What to call the project; the role that was read, unless given. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @FitsColumn(200)
  @IsCleanText()
  name?: string;

  /** How many people to rank, 1 to 100; 25 unless given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  maxCandidates?: number;

  /** How much each part of a score weighs. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RankingWeights)
  weights?: RankingWeights;

  /** For which channels to draft messages; `email` unless given. An empty list drafts none. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels?: Channel[];

  /** A corrected reading of the posting, in place of the parser's. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => JobRequirement)
  jobRequirement?: JobRequirement;
}

/** A run that was taken. */
export class RunAccepted {
  executionId: string;
  projectId: string;
  /** Where to ask how it goes. */
  statusUrl: string;
}

/** What came of a run. */
export class RunResult extends ProjectResults {
  executionId: string;
  projectId: string;
  /** Always `completed`: a run that failed is answered with a problem document. */
  @IsIn(RUN_STATUSES)
  status: RunStatus;
}

export const STAGE_STATUSES = ['pending', 'running', 'completed', 'failed', 'cancelled'] as const;
export type StageStatus = (typeof STAGE_STATUSES)[number];

/** How one stage goes. */
export class StageProgress {
  @IsIn(STAGE_NAMES)
  name: StageName;
  @IsIn(STAGE_STATUSES)
  status: StageStatus;
  startedAt: string | null;
  finishedAt: string | null;
  /** What it is doing or has done, e.g. `12 of 25 profiles loaded`. */
  detail: string | null;
}

/** How a run goes. */
export class ExecutionView {
  executionId: string;
  projectId: string;
  @IsIn(RUN_STATUSES)
  status: RunStatus;
  /** The stage at work, or null. */
  @IsOptional()
  @IsIn(STAGE_NAMES)
  currentModule: StageName | null;
  /** 0 to 100, from work done; never falls. */
  progressPercentage: number;
  stages: StageProgress[];
  /** When the work began, or null while it waits. */
  startedAt: string | null;
  completedAt: string | null;
  /** By the pace so far; null where that says nothing yet, or the run has ended. */
  estimatedSecondsLeft: number | null;
  /** Why it failed, or null. */
  error: RunError | null;
}
