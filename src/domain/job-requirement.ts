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

  /** Skills of one requirement that share this mark are alternatives: one is enough. Null: it stands alone. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsCleanText()
  anyOf: string | null;
}

/** A place of work, or a region one may work from. */
export class Place {
  /** The words it was read from. */
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

  /** State or province, or a supranational region (Europe, EMEA, LATAM) where there is no country; or null. */
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
  /** Lower end, in whole units of the currency; null: open. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1e12)
  min: number | null;

  /** Upper end, in whole units of the currency; null: open. */
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

  /** What the amount is paid for. */
  @IsIn(SALARY_PERIODS)
  period: SalaryPeriod;
}

/** One of the posting's own technical words, for the closeness of a person's work to the posting's subject. */
export class Keyword {
  /** A word, shortened to its stem, or the name of a technical concept, in lower case as a rule. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsCleanText()
  term: string;

  /** How much it says about the work, 0 to 1; below 0 where the posting says that it does not count. */
  @IsNumber()
  @Min(-1)
  @Max(1)
  weight: number;
}

/** Where in the posting something was read. */
export class TextEvidence {
  /** Path of the field that was read, e.g. `seniority` or `requiredSkills.0`. */
  @IsString()
  @MaxLength(60)
  @IsCleanText()
  field: string;

  /** First character in the posting, counted from 0 in UTF-16 units. */
  @IsInt()
  @Min(0)
  start: number;

  /** The character after the last one. */
  @IsInt()
  @Min(0)
  end: number;
}

/** What a posting asks for. May be corrected by a person and sent back in place of the parser's reading. */
export class JobRequirement {
  /** Short title as in the text, or null. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  role: string | null;

  /** Main work, or null where it cannot be told. */
  @IsOptional()
  @IsIn(ROLE_FAMILIES)
  roleFamily: RoleFamily | null;

  /** Only where stated; the lowest level of a range. */
  @IsOptional()
  @IsIn(SENIORITIES)
  seniority: Seniority | null;

  /** What the posting demands. */
  @IsArray()
  @ArrayMaxSize(300)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Skill)
  requiredSkills: Skill[];

  /** What the posting would like. */
  @IsArray()
  @ArrayMaxSize(300)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Skill)
  preferredSkills: Skill[];

  /** Least years of experience asked for. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(60)
  yearsMin: number | null;

  /** Most years of experience asked for; null: open. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(60)
  yearsMax: number | null;

  /** Places of work, or regions one may work from; empty: anywhere, or not said. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Place)
  locations: Place[];

  /** How far the work is remote, or null where it is not said. */
  @IsOptional()
  @IsIn(REMOTE_MODES)
  remote: RemoteMode | null;

  /** Only where stated about this job. */
  @IsOptional()
  @IsIn(EMPLOYMENT_TYPES)
  employmentType: EmploymentType | null;

  /** The stated pay, or null where the posting gives none. */
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

  /** The posting's own technical words, weightiest first; absent where only the fields above were given. */
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

  /** What was doubtful, in English. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  @IsCleanText({ each: true })
  warnings: string[];
}
