import { Problem } from '../../platform/common/problem.js';
import { type JobRequirement, type Place, type TextEvidence } from '../../domain/job-requirement.js';
import { extractKeywords } from '../../knowledge/text/keywords.js';
import { readCompany } from './fields/company.js';
import { readDomain } from './fields/domain.js';
import { readEmploymentType } from './fields/employment-type.js';
import { type Found } from './fields/found.js';
import { givenPlaces } from './fields/given-location.js';
import { readHeaderFields } from './fields/header-fields.js';
import { readLanguage } from './languages/read-language.js';
import { readLocations } from './fields/locations.js';
import { readRemote } from './fields/remote.js';
import { notReadWarnings } from './fields/not-read.js';
import { readOpening } from './fields/opening.js';
import { readRoleFamily } from './fields/role-family.js';
import { readRole, withoutGenders } from './fields/role.js';
import { readSalary } from './fields/salary.js';
import { readSeniority } from './fields/seniority.js';
import { readYears } from './fields/years.js';
import { type Posting } from './posting.js';
import { readPosting } from './posting.js';
import { type SkillReading, readAskedSkills, readSkills } from './skills/read-skills.js';
import { type ReadingThresholds, THRESHOLDS } from './thresholds.js';

/** Limits of `JobRequirement`; further entries are dropped. Dropped skills add a warning. */
const MAX_SKILLS = 300;
const MAX_PLACES = 50;
const MAX_EVIDENCE = 1000;
/** Names outside the catalogue that one warning lists; a warning has at most 500 characters. */
const MAX_UNKNOWN_SHOWN = 9;
/** Characters of the text from which keywords are read. In such a long posting the rest is rarely about the work. */
const KEYWORD_CHARACTERS = 20_000;

/**
 * Reads a job description. A pure function of its arguments, without a model.
 * @param location a place given beside the posting; it comes before the places that the posting names
 * @param thresholds other values are only for measuring
 * @throws Problem `job_description_unusable` if the text is in a language that cannot be read, or names neither a skill
 * nor a role
 */
export function parseJobDescription(
  text: string,
  location: string | null = null,
  thresholds: ReadingThresholds = THRESHOLDS,
): JobRequirement {
  const language = readLanguage(readPosting(text));
  const { posting } = language;
  const fields = readHeaderFields(posting);
  const opening = readOpening(posting);
  const role = readRole(posting, fields, opening);
  const company = readCompany(posting, fields, role, opening);
  const asked = readAskedSkills(posting, role?.span ?? null, company?.value ?? null);
  const skills = readSkills(posting, asked, company?.value ?? null);
  if (role === null && skills.required.length === 0 && skills.preferred.length === 0) throw unusable();

  const locations = readLocations(posting, fields, opening, thresholds.placeConfidence);
  const countries = [
    ...new Set(locations.places.map(({ value }) => value.country).filter((country) => country !== null)),
  ];
  const seniority = readSeniority(posting, role, fields);
  const years = readYears(posting, fields);
  const remote = readRemote(posting, fields);
  const employmentType = readEmploymentType(posting, role, fields);
  const salary = readSalary(posting, fields, countries, thresholds.salaryPoints);
  const { domain, domains } = readDomain(posting, fields, company, thresholds.domainPoints);
  const given = givenPlaces(location);
  const notRead = notReadWarnings(fields, {
    role,
    company,
    salary,
    years,
    places: [...given.places, ...locations.places],
  });
  const required = skills.required.slice(0, MAX_SKILLS);
  const preferred = skills.preferred.slice(0, MAX_SKILLS);

  return {
    role: writtenRole(posting, role),
    roleFamily: readRoleFamily(posting, role, asked, thresholds.familyPoints),
    seniority: seniority?.value ?? null,
    requiredSkills: required.map(({ skill }) => skill),
    preferredSkills: preferred.map(({ skill }) => skill),
    yearsMin: years?.value.min ?? null,
    yearsMax: years?.value.max ?? null,
    locations: [...given.places, ...locations.places.map((place) => writtenPlace(posting, place))].slice(0, MAX_PLACES),
    remote: remote?.value ?? null,
    employmentType: employmentType?.value ?? null,
    salary: salary?.value ?? null,
    domain: domain?.value ?? null,
    domains: [...domains],
    company: company === null ? null : written(posting, company),
    language: language.code,
    keywords: extractKeywords(posting.text.slice(0, KEYWORD_CHARACTERS)),
    evidence: evidenceOf(
      posting,
      {
        role: [role],
        seniority: [seniority],
        yearsMin: [years],
        remote: [remote],
        employmentType: [employmentType],
        salary: [salary],
        domain: [domain],
        company: [company],
        locations: locations.places.map((place) => place),
        requiredSkills: required.map(({ skill, span }) => ({ value: skill, span })),
        preferredSkills: preferred.map(({ skill, span }) => ({ value: skill, span })),
      },
      given.places.length,
    ),
    warnings: [
      ...language.warnings,
      ...given.warnings,
      ...locations.warnings,
      ...cutWarnings(skills),
      ...unknownWarnings(skills),
      ...notRead,
    ],
  };
}

/** Returns a name as the posting writes it: only the rules need English words. */
function written(posting: Posting, { value, span }: Found<string>): string {
  return posting.translated.length === 0 ? value : posting.writtenText(span);
}

function writtenRole(posting: Posting, role: Found<string> | null): string | null {
  return role === null ? null : withoutGenders(written(posting, role));
}

function writtenPlace(posting: Posting, { value, span }: Found<Place>): Place {
  return { ...value, text: written(posting, { value: value.text, span }) };
}

function unusable(): Problem {
  return new Problem(
    'job_description_unusable',
    'Neither a skill nor a role could be read from the job description. Name the job ("Backend Developer") or at least one technology it needs.',
  );
}

/** Names outside the catalogue are said, so that the reader can correct them. */
function unknownWarnings({ required, preferred }: SkillReading): string[] {
  const names = [...required, ...preferred]
    .filter(({ skill }) => skill.kind === 'unknown')
    .map(({ skill }) => skill.name);
  if (names.length === 0) return [];
  const shown = names.slice(0, MAX_UNKNOWN_SHOWN).join(', ');
  return [`Not in the catalogue, read as skills because of the list they stand in: ${shown}.`];
}

function cutWarnings(skills: { required: readonly unknown[]; preferred: readonly unknown[] }): string[] {
  const most = Math.max(skills.required.length, skills.preferred.length);
  return most > MAX_SKILLS ? [`The posting names ${most} skills of one kind; the first ${MAX_SKILLS} are kept.`] : [];
}

/** Returns offsets into the posting as it was sent, for every field that was read. */
function evidenceOf(
  posting: Posting,
  read: Record<string, readonly (Found<unknown> | null)[]>,
  placesGiven: number,
): TextEvidence[] {
  const evidence = Object.entries(read).flatMap(([name, all]) =>
    all.flatMap((found, index): TextEvidence[] => {
      if (found === null) return [];
      const listed = name === 'locations' || name.endsWith('Skills');
      const field = listed ? `${name}.${name === 'locations' ? index + placesGiven : index}` : name;
      return [{ field, ...posting.sourceSpan(found.span) }];
    }),
  );
  return evidence.slice(0, MAX_EVIDENCE);
}
