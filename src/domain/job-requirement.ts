import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCleanText } from '../platform/common/clean-text.js';
import {
  ROLE_FAMILIES,
  type RoleFamily,
  SENIORITIES,
  type Seniority,
  REMOTE_MODES,
  type RemoteMode,
  EMPLOYMENT_TYPES,
  type EmploymentType,
} from './job-terms.js';
import { Domain, Keyword, Place, Salary, Skill, TextEvidence } from './requirement-parts.js';

export * from './requirement-parts.js';

/** What a posting asks for. A user can correct it and send it instead of the parser's result. */
export class JobRequirement {
  /**
   * Short title as in the text, or null.
   * @example "Senior Backend Engineer"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  role: string | null;

  /**
   * Main kind of work, or null if unknown.
   * @example backend
   */
  @IsOptional()
  @IsIn(ROLE_FAMILIES)
  roleFamily: RoleFamily | null;

  /**
   * Only if stated; the lowest level of a range.
   * @example senior
   */
  @IsOptional()
  @IsIn(SENIORITIES)
  seniority: Seniority | null;

  /** Required skills. */
  @IsArray()
  @ArrayMaxSize(300)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Skill)
  requiredSkills: Skill[];

  /** Preferred skills. */
  @IsArray()
  @ArrayMaxSize(300)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Skill)
  preferredSkills: Skill[];

  /**
   * Minimum years of experience.
   * @example 5
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(60)
  yearsMin: number | null;

  /**
   * Maximum years of experience; null if open.
   * @example 8
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(60)
  yearsMax: number | null;

  /** Places of work, or regions from which one may work; empty if anywhere or not stated. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Place)
  locations: Place[];

  /**
   * How far the work is remote, or null if not stated.
   * @example hybrid
   */
  @IsOptional()
  @IsIn(REMOTE_MODES)
  remote: RemoteMode | null;

  /**
   * Only if stated for this job.
   * @example full-time
   */
  @IsOptional()
  @IsIn(EMPLOYMENT_TYPES)
  employmentType: EmploymentType | null;

  /** The stated pay, or null if the posting states none. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Salary)
  salary: Salary | null;

  /**
   * Industry in a short lower-case word (fintech, healthcare, …), or null.
   * @example logistics
   */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @IsCleanText()
  domain: string | null;

  /**
   * All industries that the posting supports, at most three, the most likely first: the first is `domain`. The parser
   * always gives the list; results of earlier versions do not have it.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Domain)
  domains?: Domain[];

  /**
   * The employer's name as in the posting, or null.
   * @example "Harbour Rail"
   */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  @IsCleanText()
  company: string | null;

  /**
   * Language the posting is written in, ISO 639-1, or null.
   * @example en
   */
  @IsOptional()
  @IsString()
  @MaxLength(2)
  @IsCleanText()
  language: string | null;

  /** The technical words of the posting, by descending weight; absent if only the fields above were given. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Keyword)
  keywords?: Keyword[];

  /** Where each field was read. */
  @IsArray()
  @ArrayMaxSize(1000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TextEvidence)
  evidence: TextEvidence[];

  /**
   * Doubts about the reading, in English.
   * @example ["The posting names no team."]
   */
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  @IsCleanText({ each: true })
  warnings: string[];
}
