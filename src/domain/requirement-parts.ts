import {
  IsISO31661Alpha2,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCleanText } from '../platform/common/clean-text.js';
import {
  SALARY_PERIODS,
  type SalaryPeriod,
  SKILL_KINDS,
  type SkillKind,
  SKILL_SOURCES,
  type SkillSource,
} from './job-terms.js';

/** A skill that the posting asks for. */
export class Skill {
  /**
   * Canonical name, e.g. `PostgreSQL`.
   * @example PostgreSQL
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsCleanText()
  name: string;

  /**
   * What sort of thing it is.
   * @example database
   */
  @IsIn(SKILL_KINDS)
  kind: SkillKind;

  /**
   * The words of the posting, e.g. `postgres`.
   * @example postgres
   */
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  text: string;

  /**
   * Skills with the same mark are alternatives: one of them is enough. Null: the skill has no alternatives.
   * @example databases
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsCleanText()
  anyOf: string | null;

  /**
   * Where the skill comes from: the posting, or the manifests of the team. Absent: the posting.
   * @example posting
   */
  @IsOptional()
  @IsIn(SKILL_SOURCES)
  source?: SkillSource;
}

/** A place of work, or a region from which one may work. */
export class Place {
  /**
   * The words in which the place was read.
   * @example "Berlin, Germany"
   */
  @IsString()
  @MaxLength(200)
  @IsCleanText()
  text: string;

  /**
   * City, in English, or null.
   * @example Berlin
   */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsCleanText()
  city: string | null;

  /**
   * State or province; or a supranational region (Europe, EMEA, LATAM) if there is no country; or null.
   * @example Europe
   */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsCleanText()
  region: string | null;

  /**
   * ISO 3166-1 alpha-2 code, or null.
   * @example DE
   */
  @IsOptional()
  @IsISO31661Alpha2()
  country: string | null;
}

/** The pay that the posting states for this job. */
export class Salary {
  /**
   * Lower end, in whole units of the currency; null if open.
   * @example 80000
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1e12)
  min: number | null;

  /**
   * Upper end, in whole units of the currency; null if open.
   * @example 95000
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1e12)
  max: number | null;

  /**
   * ISO 4217 code.
   * @example EUR
   */
  @IsString()
  @MaxLength(3)
  @IsCleanText()
  currency: string;

  /**
   * The period that the amount is paid for.
   * @example year
   */
  @IsIn(SALARY_PERIODS)
  period: SalaryPeriod;
}

/** An industry that the posting supports. */
export class Domain {
  /**
   * Industry in a short lower-case word, as in `domain`.
   * @example logistics
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  @IsCleanText()
  name: string;

  /**
   * Share of certainty, from 0 to 1; 1 if a labelled line states the industry. It grows with what the employer says
   * about itself, its product and its customers, and falls with what speaks for other industries.
   * @example 0.72
   */
  @IsNumber()
  @Min(0)
  @Max(1)
  confidence: number;
}

/** A technical word of the posting. Keywords are compared with the work of a person. */
export class Keyword {
  /**
   * The stem of a word, or the name of a technical concept; usually in lower case.
   * @example queue
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsCleanText()
  term: string;

  /**
   * How much the keyword says about the work, 0 to 1; below 0 if the posting says that it does not count.
   * @example 0.5
   */
  @IsNumber()
  @Min(-1)
  @Max(1)
  weight: number;
}

/** Where in the posting a field was read. */
export class TextEvidence {
  /**
   * Path of the field, e.g. `seniority` or `requiredSkills.0`.
   * @example seniority
   */
  @IsString()
  @MaxLength(60)
  @IsCleanText()
  field: string;

  /**
   * Offset of the first character in the posting, from 0, in UTF-16 units.
   * @example 0
   */
  @IsInt()
  @Min(0)
  start: number;

  /**
   * Offset after the last character.
   * @example 6
   */
  @IsInt()
  @Min(0)
  end: number;
}
