import { ApiProperty, PickType } from '@nestjs/swagger';
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
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { JobRequirement } from '../domain/job-requirement.js';
import { DRAFT_LANGUAGES, type DraftLanguage } from '../domain/outreach-sender.js';
import { CHANNELS, type Channel, OutreachMessage } from '../domain/outreach.js';
import { RankingWeights } from '../domain/ranking.js';
import { RankedCandidateView } from '../domain/views/ranked-candidate-view.js';
import { ProjectResults, RunError, RunMetadata } from '../domain/run-result.js';
import { STAGE_NAMES, type StageName } from '../domain/stage.js';
import { TeamManifest } from '../domain/team-stack.js';
import { IsCleanText } from '../platform/common/clean-text.js';
import { FitsColumn } from '../platform/http/input/fits-column.js';
import { POSTING_LENGTH } from '../projects/posting-length.js';
import { EXAMPLE_POSTING } from '../projects/project.dto.js';
import { RUN_STATUSES, type RunStatus } from './runs/pipeline-run.entity.js';

/** How many people a run ranks by default. */
export const DEFAULT_MAX_CANDIDATES = 25;

/** A posting to parse. */
export class ParseRequest {
  /** The posting, 20 to 50,000 characters. */
  @ApiProperty({ example: EXAMPLE_POSTING })
  @IsString()
  @Length(POSTING_LENGTH.min, POSTING_LENGTH.max)
  @IsCleanText()
  jobDescriptionText: string;

  /**
   * Where to search, in addition to what the posting says.
   * @example "Potsdam, Germany"
   */
  @IsOptional()
  @IsString()
  @FitsColumn(200)
  @IsCleanText()
  location?: string | null;
}

/** A run to start. */
export class RunRequest extends ParseRequest {
  /**
   * Name of the project; by default the role in the posting.
   * @example "Backend in Berlin"
   */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @FitsColumn(200)
  @IsCleanText()
  name?: string;

  /**
   * How many people to rank, 1 to 100; 25 by default.
   * @example 25
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  maxCandidates?: number;

  /** The weight of each part of the score. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RankingWeights)
  weights?: RankingWeights;

  /**
   * The channels for which messages are drafted; `email` by default. No messages are drafted for an empty list.
   * @example ["email"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels?: Channel[];

  /**
   * Name of the employer in the drafts, instead of the name that the posting has or lacks.
   * @example "Harbour Rail GmbH"
   */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  @IsCleanText()
  company?: string;

  /**
   * Name that the drafts are signed with, instead of the configured one.
   * @example "Lena Vogt"
   */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsCleanText()
  senderName?: string;

  /**
   * Language of the drafts, ISO 639-1; English by default, whatever the posting is written in.
   * @example en
   */
  @IsOptional()
  @IsIn(DRAFT_LANGUAGES)
  language?: DraftLanguage;

  /** Corrected requirements, used instead of the parser's result. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => JobRequirement)
  jobRequirement?: JobRequirement;

  /**
   * Manifests of the hiring team (`package.json`, `go.mod`, `pyproject.toml`, …), at most 20 of 256 KiB each. The
   * libraries that they name become preferred skills with the source `team`, and people whose changes these libraries
   * merged are searched. Only the libraries are stored.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique((manifest: TeamManifest | null) => manifest?.path, { message: 'two of $property have the same path' })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TeamManifest)
  teamManifests?: TeamManifest[];
}

/** A run that was accepted. */
export class RunAccepted {
  executionId: string;
  projectId: string;
  /** URL of the run's status. */
  statusUrl: string;
}

/** The results of a completed run. */
export class RunResult extends PickType(ProjectResults, ['shortlist', 'teamLibraries'] as const) {
  executionId: string;
  projectId: string;
  /** Always `completed`: for a failed run the response is a problem document. */
  status: 'completed';
  /** What the posting asks for. */
  jobRequirement: JobRequirement;
  /** Ranked, best first; empty if nobody was found. */
  rankedCandidates: RankedCandidateView[];
  /** Drafts for the best of them. */
  outreachMessages: OutreachMessage[];
  metadata: RunMetadata;
}

export const STAGE_STATUSES = ['pending', 'running', 'completed', 'failed', 'cancelled'] as const;
export type StageStatus = (typeof STAGE_STATUSES)[number];

/** The status of one stage. */
export class StageProgress {
  @IsIn(STAGE_NAMES)
  name: StageName;
  @IsIn(STAGE_STATUSES)
  status: StageStatus;
  startedAt: string | null;
  finishedAt: string | null;
  /** What the stage is doing or has done, e.g. `12 of 25 profiles loaded`. */
  detail: string | null;
}

/** The status of a run. */
export class ExecutionView {
  executionId: string;
  projectId: string;
  @IsIn(RUN_STATUSES)
  status: RunStatus;
  /** The stage that is running, or null. */
  @IsOptional()
  @IsIn(STAGE_NAMES)
  currentModule: StageName | null;
  /** 0 to 100, by the work done; never decreases. */
  progressPercentage: number;
  stages: StageProgress[];
  /** When the run began, or null while it waits. */
  startedAt: string | null;
  completedAt: string | null;
  /** Estimated from the speed so far; null if there is no estimate yet, or the run has ended. */
  estimatedSecondsLeft: number | null;
  /** Why the run failed, or null. */
  error: RunError | null;
}
