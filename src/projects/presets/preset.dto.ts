import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { JobRequirement } from '../../domain/job-requirement.js';
import { CHANNELS, type Channel } from '../../domain/outreach.js';
import { RankingWeights } from '../../domain/ranking.js';
import { IsCleanText } from '../../platform/common/clean-text.js';
import { FitsColumn } from '../../platform/http/input/fits-column.js';

/** The orders of a list of people. */
export const PRESET_SORTS = ['rank', 'score', 'confidence', 'lastActive', 'name'] as const;
export type PresetSort = (typeof PRESET_SORTS)[number];

/** Which people of a project to show, and in which order. A filter that is absent or null shows all. */
export class PresetFilters {
  /**
   * The order.
   * @example score
   */
  @IsOptional()
  @IsIn(PRESET_SORTS)
  sort?: PresetSort | null;

  /**
   * Lowest total score, 0 to 100.
   * @example 60
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  minScore?: number | null;

  /**
   * A skill that the person has.
   * @example "PostgreSQL"
   */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsCleanText()
  skill?: string | null;

  /**
   * A skill that was not seen.
   * @example "Kafka"
   */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsCleanText()
  missing?: string | null;

  /**
   * Country of the person, ISO 3166-1 alpha-2.
   * @example "DE"
   */
  @IsOptional()
  @IsString()
  @MaxLength(2)
  @IsCleanText()
  country?: string | null;

  /**
   * Only people on the shortlist, or only others.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  shortlisted?: boolean | null;

  /**
   * Words to look for.
   * @example "timetables"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  q?: string | null;
}

/** Settings to keep. What is absent or null is not part of the preset. */
export class PresetRequest {
  /**
   * Name of the preset, at most 100 characters; each name once.
   * @example "Backend, Berlin"
   */
  @IsString()
  @IsNotEmpty()
  @FitsColumn(100)
  @IsCleanText()
  name: string;

  /** The weight of each part of the score, as in `POST /pipeline/run`. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RankingWeights)
  weights?: RankingWeights | null;

  /**
   * The channels for which messages are drafted.
   * @example ["email"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CHANNELS.length)
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels?: Channel[] | null;

  /**
   * How many people to rank, 1 to 100.
   * @example 25
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  maxCandidates?: number | null;

  /** Which people to show. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PresetFilters)
  filters?: PresetFilters | null;

  /** What people are ranked against, to be sent as `jobRequirement` of a run. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => JobRequirement)
  criteria?: JobRequirement | null;
}

/** A preset; null is what is not part of it. */
export class PresetView {
  presetId: string;
  name: string;
  weights: RankingWeights | null;
  @IsIn(CHANNELS, { each: true })
  channels: Channel[] | null;
  maxCandidates: number | null;
  filters: PresetFilters | null;
  criteria: JobRequirement | null;
  createdAt: string;
  updatedAt: string;
}

/** One page of presets, by name. */
export class PresetPage {
  presets: PresetView[];
  total: number;
  limit: number;
  offset: number;
}
