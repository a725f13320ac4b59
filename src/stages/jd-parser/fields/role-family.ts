import { readFileSync } from 'node:fs';
import { type RoleFamily } from '../../../domain/job-terms.js';
import { type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';
import { type Posting } from '../posting.js';
import { type AskedSkill } from '../skills/read-skills.js';
import { PhraseBook } from '../text/phrase-book.js';
import { wordsOf } from '../text/words.js';
import { THRESHOLDS } from '../thresholds.js';
import { type Found } from './found.js';

const DATA = JSON.parse(readFileSync(new URL('./data/role-families.json', import.meta.url), 'utf8')) as {
  family: RoleFamily;
  title: string[];
}[];
/** If one title names two families, the earlier one in the file decides: "Machine Learning Platform Engineer". */
const RANK = new Map(DATA.map(({ family }, index) => [family, index]));
const TITLES = new PhraseBook<RoleFamily>(
  DATA.flatMap(({ family, title }) => title.map((phrase): [string, RoleFamily] => [phrase, family])),
);

/** `C++` and `C#` lose their signs when a text is split into words. */
const SIGNED: readonly (readonly [RegExp, string])[] = [
  [/\bc\+\+/gi, 'cplusplus'],
  [/\bc#/gi, 'csharp'],
  [/\.net\b/gi, ' dotnet'],
];

/** Points for the back end if the posting asks for a language that belongs to no family of work. */
const GENERAL_LANGUAGE_POINTS = 1.5;
/** Every developer tests, deploys and stores data: these families count little beside skills of another family. */
const SIDELINES: ReadonlySet<RoleFamily> = new Set(['qa', 'devops', 'database', 'security', 'management']);
const SIDELINE_WEIGHT = 0.4;
const HOSTED_MODEL_WEIGHT = 0.4;
/** Front end and back end make full stack if the smaller has at least this share of the points of the larger. */
const FULLSTACK_RATIO = 0.4;

/** Returns the main kind of work: from the title, or else from the skills and duties. */
export function readRoleFamily(
  posting: Posting,
  role: Found<string> | null,
  asked: readonly AskedSkill[],
  leastPoints = THRESHOLDS.familyPoints,
): RoleFamily | null {
  const fromTitle = role === null ? null : familyOfTitle(role.value);
  return fromTitle ?? familyOfWork(posting, asked, leastPoints);
}

function familyOfTitle(title: string): RoleFamily | null {
  const plain = SIGNED.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), title);
  const families = TITLES.find(plain, wordsOf(plain)).map(({ value }) => value);
  const both = families.includes('frontend') && families.includes('backend');
  if (both) return 'fullstack';
  return families.toSorted((one, other) => (RANK.get(one) ?? 0) - (RANK.get(other) ?? 0))[0] ?? null;
}

/** Products of every kind call a model today: the field itself and hosted models say little about the kind of work. */
function weightIn(family: RoleFamily, { kind }: SkillEntry): number {
  return family === 'machine-learning' && (kind === 'field' || kind === 'cloud-service') ? HOSTED_MODEL_WEIGHT : 1;
}

function familyOfWork({ text }: Posting, asked: readonly AskedSkill[], leastPoints: number): RoleFamily | null {
  const points = new Map<RoleFamily, number>();
  const seen = new Set<string>();
  for (const { mention, demand } of asked) {
    const { entry } = mention;
    if (seen.has(entry.name) || demand === 'negated') continue;
    seen.add(entry.name);
    const share = (demand === 'preferred' ? 0.5 : 1) / Math.max(1, entry.families.length);
    for (const family of entry.families)
      points.set(family, (points.get(family) ?? 0) + share * weightIn(family, entry));
  }
  const general = asked.some(
    ({ mention, demand }) =>
      demand !== 'negated' && mention.entry.kind === 'language' && mention.entry.families.length === 0,
  );
  if (general) points.set('backend', (points.get('backend') ?? 0) + GENERAL_LANGUAGE_POINTS);
  const both = /\bfull[- ]?stack\b/i.test(text);
  const weighted = [...points].map(([family, sum]): [RoleFamily, number] => [
    family,
    SIDELINES.has(family) ? sum * SIDELINE_WEIGHT : sum,
  ]);
  const [best, second] = weighted.toSorted(([, one], [, other]) => other - one);
  if (best === undefined || (points.get(best[0]) ?? 0) < leastPoints) return both ? 'fullstack' : null;
  const web = new Set<RoleFamily>(['frontend', 'backend', 'fullstack']);
  if (both && web.has(best[0])) return 'fullstack';
  const close =
    second !== undefined && web.has(best[0]) && web.has(second[0]) && second[1] >= best[1] * FULLSTACK_RATIO;
  return close ? 'fullstack' : best[0];
}
