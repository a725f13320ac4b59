import { readFileSync } from 'node:fs';
import { type JobRequirement } from '../../src/domain/job-requirement.js';
import { skillCatalogue } from '../../src/knowledge/skills/skill-catalogue.js';
import { Problem } from '../../src/platform/common/problem.js';
import { parseJobDescription } from '../../src/stages/jd-parser/parse-job-description.js';

/** A few lines that show one kind of difficulty, and what must be read from them. Fields not given are not checked. */
export interface SmallPosting {
  kind: string;
  text: string;
  /** Exactly the required skills. */
  required?: string[];
  /** Exactly the preferred skills. */
  preferred?: string[];
  /** Skills that are as good read as not read. */
  either?: string[];
  /** Names of skills that must not be read. */
  without?: string[];
  /** Skills that must be read with the kind `unknown`. */
  unknown?: string[];
  /** Groups of alternatives. */
  anyOf?: string[][];
  role?: string | null;
  roleFamily?: string | null;
  company?: string | null;
  seniority?: string | null;
  remote?: string | null;
  employmentType?: string | null;
  domain?: string | null;
  /** Minimum and maximum. */
  years?: [number | null, number | null];
  /** City, region or country, with the country: `Berlin/DE`. */
  places?: string[];
  /** `60000-80000 EUR/year`. */
  salary?: string | null;
  /** Words of a warning. */
  warning?: string;
}

/**
 * Small postings in English, those that were misread once, and some in the other languages; everyday shapes with all their fields;
 * places and titles; and texts in which employers say what they do.
 */
export const SMALL_SETS = [
  'small-postings',
  'misreadings',
  'other-languages',
  'short-postings',
  'places-and-titles',
  'about-employers',
] as const;

/** Reads a data file. */
export function readSmallPostings(set: (typeof SMALL_SETS)[number] = 'small-postings'): SmallPosting[] {
  return JSON.parse(readFileSync(`test/data/jd/${set}.json`, 'utf8')) as SmallPosting[];
}

/**
 * What was read otherwise than it must be, in words; empty if all is right.
 * @param given a reading of the posting; without it, the rules read the posting
 */
export function faultsOf(small: SmallPosting, given?: JobRequirement): string[] {
  let read: JobRequirement;
  try {
    read = given ?? parseJobDescription(small.text);
  } catch (error) {
    if (error instanceof Problem) return [`refused: ${error.message}`];
    throw error;
  }
  const { required, preferred, either = [], without = [], unknown = [], anyOf = [], places, warning, years } = small;
  const names = (list: 'requiredSkills' | 'preferredSkills') => read[list].map(({ name }) => name);
  const all = [...read.requiredSkills, ...read.preferredSkills];
  const faults = [
    ...differences('required', required, names('requiredSkills'), either),
    ...differences('preferred', preferred, names('preferredSkills'), either),
    ...without.filter((name) => all.some((skill) => skill.name === name)).map((name) => `reads ${name}`),
    ...unknown
      .filter((name) => !all.some((skill) => skill.name === name && skill.kind === 'unknown'))
      .map((name) => `${name} is not read as unknown`),
    ...anyOf.filter((group) => !isGroup(group, all)).map((group) => `${group.join(', ')} are no alternatives`),
    ...plainFields(small, read),
  ];
  if (years !== undefined && (read.yearsMin !== years[0] || read.yearsMax !== years[1]))
    faults.push(`years ${read.yearsMin} to ${read.yearsMax}, not ${years.join(' to ')}`);
  if (places !== undefined)
    faults.push(
      ...differences(
        'places',
        places,
        read.locations.map(({ city, region, country }) => [city ?? region, country].filter(Boolean).join('/')),
        [],
      ),
    );
  if (warning !== undefined && !read.warnings.some((one) => one.includes(warning)))
    faults.push(`no warning with "${warning}"`);
  return faults;
}

function differences(
  what: string,
  wanted: readonly string[] | undefined,
  read: readonly string[],
  either: readonly string[],
): string[] {
  if (wanted === undefined) return [];
  const canonical = (names: readonly string[]) => names.map((name) => skillCatalogue().resolve(name)?.name ?? name);
  const [asked, given, neutral] = [canonical(wanted), canonical(read), canonical(either)];
  const missed = asked.filter((name) => !given.includes(name) && !neutral.includes(name));
  const invented = given.filter((name) => !asked.includes(name) && !neutral.includes(name));
  return [...missed.map((name) => `${what} misses ${name}`), ...invented.map((name) => `${what} has ${name}`)];
}

function isGroup(group: readonly string[], skills: JobRequirement['requiredSkills']): boolean {
  const names = group.map((name) => skillCatalogue().resolve(name)?.name ?? name);
  const marks = new Set(names.map((name) => skills.find((skill) => skill.name === name)?.anyOf ?? null));
  return marks.size === 1 && !marks.has(null);
}

function plainFields(small: SmallPosting, read: JobRequirement): string[] {
  const { salary } = read;
  const values = {
    role: read.role,
    roleFamily: read.roleFamily,
    company: read.company,
    seniority: read.seniority,
    remote: read.remote,
    employmentType: read.employmentType,
    domain: read.domain,
    salary: salary === null ? null : `${salary.min ?? ''}-${salary.max ?? ''} ${salary.currency}/${salary.period}`,
  };
  return Object.entries(values).flatMap(([field, value]) => {
    const wanted = small[field as keyof typeof values];
    return wanted === undefined || wanted === value ? [] : [`${field} is ${value}, not ${wanted}`];
  });
}
