import { type JobRequirement } from '../../domain/job-requirement.js';
import { type JobLabel, type LabelledPlace, type LabelledPosting, type LabelledSalary } from './jd-dataset.js';
import { foldSkill } from './jd-skill-names.js';

/** Hits and errors of a set of names. */
export interface Counts {
  found: number;
  missed: string[];
  invented: string[];
}

/** Fields that are right or wrong as a whole. */
export const FIELDS = [
  'seniority',
  'years',
  'remote',
  'salary',
  'country',
  'place',
  'roleFamily',
  'domain',
  'employmentType',
  'role',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** How one posting was read. */
export interface PostingScore {
  id: string;
  required: Counts;
  preferred: Counts;
  all: Counts;
  /** Required skills that were read as preferred. */
  asPreferred: string[];
  /** Preferred skills that were read as required. */
  asRequired: string[];
  right: Record<FieldName, boolean>;
  /** What was read and what the label says, of fields that are wrong. */
  wrong: Partial<Record<FieldName, { read: unknown; labelled: unknown }>>;
}

/** Compares a reading with the label: ambiguous skills are neutral, alternatives of a field are as good as its value. */
export function scorePosting({ id, label }: LabelledPosting, read: JobRequirement): PostingScore {
  const required = read.requiredSkills.map(({ name }) => name);
  const preferred = read.preferredSkills.map(({ name }) => name);
  const fields = compareFields(label, read);
  const entries = FIELDS.map((field): [FieldName, boolean] => [field, fields[field].right]);
  const wrong = Object.fromEntries(
    FIELDS.filter((field) => !fields[field].right).map((field) => [
      field,
      { read: fields[field].read, labelled: fields[field].labelled },
    ]),
  );
  return {
    id,
    required: compareNames(label.required_skills, required, label.ambiguous_skills),
    preferred: compareNames(label.preferred_skills, preferred, label.ambiguous_skills),
    all: compareNames(
      [...label.required_skills, ...label.preferred_skills],
      [...required, ...preferred],
      label.ambiguous_skills,
    ),
    asPreferred: inOtherList(label.required_skills, preferred),
    asRequired: inOtherList(label.preferred_skills, required),
    right: Object.fromEntries(entries) as Record<FieldName, boolean>,
    wrong,
  };
}

function compareNames(labelled: readonly string[], read: readonly string[], neutral: readonly string[]): Counts {
  const wanted = new Map(labelled.map((name) => [foldSkill(name), name]));
  const given = new Map(read.map((name) => [foldSkill(name), name]));
  const ignored = new Set(neutral.map(foldSkill));
  return {
    found: [...wanted.keys()].filter((key) => given.has(key)).length,
    missed: [...wanted].filter(([key]) => !given.has(key) && !ignored.has(key)).map(([, name]) => name),
    invented: [...given].filter(([key]) => !wanted.has(key) && !ignored.has(key)).map(([, name]) => name),
  };
}

function inOtherList(labelled: readonly string[], other: readonly string[]): string[] {
  const read = new Set(other.map(foldSkill));
  return labelled.filter((name) => read.has(foldSkill(name)));
}

type Comparison = Record<FieldName, { right: boolean; read: unknown; labelled: unknown }>;

function compareFields(label: JobLabel, read: JobRequirement): Comparison {
  const { alternatives } = label;
  const one = (value: unknown, labelled: unknown, others: readonly unknown[] = []) => ({
    right: [labelled, ...others].some((good) => good === value),
    read: value,
    labelled,
  });
  const minimum = one(read.yearsMin, label.years_min, alternatives.years_min);
  const maximum = one(read.yearsMax, label.years_max, alternatives.years_max);
  const places = [label.locations, ...(alternatives.locations ?? [])];
  return {
    seniority: one(read.seniority, label.seniority, alternatives.seniority),
    years: {
      right: minimum.right && maximum.right,
      read: [read.yearsMin, read.yearsMax],
      labelled: [label.years_min, label.years_max],
    },
    remote: one(read.remote, label.remote, alternatives.remote),
    salary: one(salaryKey(read.salary), salaryKey(label.salary), alternatives.salary?.map(salaryKey)),
    country: one(countryKey(read.locations), countryKey(label.locations), places.map(countryKey)),
    place: one(placeKey(read.locations), placeKey(label.locations), places.map(placeKey)),
    roleFamily: one(read.roleFamily, label.role_family, alternatives.role_family),
    domain: one(read.domain, label.domain, alternatives.domain),
    employmentType: one(read.employmentType, label.employment_type, alternatives.employment_type),
    role: one(roleKey(read.role), roleKey(label.role), alternatives.role?.map(roleKey)),
  };
}

function salaryKey(salary: LabelledSalary | null): string | null {
  return salary === null ? null : `${salary.min ?? ''}-${salary.max ?? ''} ${salary.currency}/${salary.period}`;
}

/** The countries of all places, whatever their order. */
function countryKey(places: readonly LabelledPlace[]): string {
  return [...new Set(places.flatMap(({ country }) => country ?? []))].toSorted().join(' ');
}

/** Cities, else regions, else countries; accents and case do not matter. */
function placeKey(places: readonly LabelledPlace[]): string {
  const names = places.map(({ city, region, country }) => [city ?? region ?? '', country ?? ''].join('/'));
  return [...new Set(names.map(plain))].toSorted().join(' ');
}

/** A last word that says that the text is an offer, not what the job is: a label may keep or drop it. */
const OFFER = / (?:role|position|job|opening|vacancy)$/;

function roleKey(role: string | null): string {
  return plain(role ?? '')
    .replaceAll(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
    .replace(OFFER, '');
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
