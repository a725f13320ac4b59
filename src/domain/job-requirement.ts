import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsISO31661Alpha2,
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
import { IsCleanText } from '../platform/common/clean-text.js';
import {
  SKILL_KINDS,
  type SkillKind,
  ROLE_FAMILIES,
  type RoleFamily,
  SENIORITIES,
  type Seniority,
  REMOTE_MODES,
  type RemoteMode,
  EMPLOYMENT_TYPES,
  type EmploymentType,
  SALARY_PERIODS,
  type SalaryPeriod,
} from './job-terms.js';

/** A skill that the posting asks for. */
export class Skill {
  /** Canonical name, e.g. `PostgreSQL`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsCleanText()
  name: string;

  /** What sort of thing it is. */
  @IsIn(SKILL_KINDS)
  kind: SkillKind;

  /** The words of the posting, e.g. `postgres`. */
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  text: string;

  /** Skills with the same mark are alternatives: one of them is enough. Null: the skill has no alternatives. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsCleanText()
  anyOf: string | null;
}

/** A place of work, or a region from which one may work. */
export class Place {
  /** The words in which the place was read. */
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  text: string;

  /** City, in English, or null. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsCleanText()
  city: string | null;

  /** State or province; or a supranational region (Europe, EMEA, LATAM) if there is no country; or null. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsCleanText()
  region: string | null;

  /** ISO 3166-1 alpha-2 code, or null. */
  @IsOptional()
  @IsISO31661Alpha2()
  country: string | null;
}

/** The pay that the posting states for this job. */
export class Salary {
  /** Lower end, in whole units of the currency; null if open. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1e12)
  min: number | null;

  /** Upper end, in whole units of the currency; null if open. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1e12)
  max: number | null;

  /** ISO 4217 code. */
  @IsString()
  @MaxLength(3)
  @IsCleanText()
  currency: string;

  /** The period that the amount is paid for. */
  @IsIn(SALARY_PERIODS)
  period: SalaryPeriod;
}

/** A technical word of the posting. Keywords are compared with the work of a person. */
export class Keyword {
  /** The stem of a word, or the name of a technical concept; usually in lower case. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsCleanText()
  term: string;

  /** How much the keyword says about the work, 0 to 1; below 0 if the posting says that it does not count. */
  @IsNumber()
  @Min(-1)
  @Max(1)
  weight: number;
}

/** Where in the posting a field was read. */
export class TextEvidence {
  /** Path of the field, e.g. `seniority` or `requiredSkills.0`. */
  @IsString()
  @MaxLength(60)
  @IsCleanText()
  field: string;

  /** Offset of the first character in the posting, from 0, in UTF-16 units. */
  @IsInt()
  @Min(0)
  start: number;

  /** Offset after the last character. */
  @IsInt()
  @Min(0)
  end: number;
}

/** What a posting asks for. A user can correct it and send it instead of the parser's result. */
export class JobRequirement {
  /** Short title as in the text, or null. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  role: string | null;

  /** Main kind of work, or null if unknown. */
  @IsOptional()
  @IsIn(ROLE_FAMILIES)
  roleFamily: RoleFamily | null;

  /** Only if stated; the lowest level of a range. */
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

  /** Minimum years of experience. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(60)
  yearsMin: number | null;

  /** Maximum years of experience; null if open. */
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

  /** How far the work is remote, or null if not stated. */
  @IsOptional()
  @IsIn(REMOTE_MODES)
  remote: RemoteMode | null;

  /** Only if stated for this job. */
  @IsOptional()
  @IsIn(EMPLOYMENT_TYPES)
  employmentType: EmploymentType | null;

  /** The stated pay, or null if the posting states none. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Salary)
  salary: Salary | null;

  /** Industry in a short lower-case word (fintech, healthcare, …), or null. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @IsCleanText()
  domain: string | null;

  /** The employer's name as in the posting, or null. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  @IsCleanText()
  company: string | null;

  /** Language the posting is written in, ISO 639-1, or null. */
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

  /** Doubts about the reading, in English. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  @IsCleanText({ each: true })
  warnings: string[];
}
