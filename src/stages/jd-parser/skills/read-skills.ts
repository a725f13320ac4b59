import { readFileSync } from 'node:fs';
import { type Skill } from '../../../domain/job-requirement.js';
import { type SkillKind } from '../../../domain/job-terms.js';
import { type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';
import { type SkillMention } from '../../../knowledge/skills/skill-matcher.js';
import { findSkills } from '../../../knowledge/skills/skill-matcher.js';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { findInSpans, runsWithout } from '../structure/runs.js';
import { distribute } from '../text/distribute.js';
import { type TextSpan } from '../text/text-builder.js';
import { alternativesIn } from './alternatives.js';
import { demandsInSentence } from './cue-scope.js';
import { excludedIn } from './negation.js';
import { askedPlainly } from './plain-demand.js';
import { unknownNames } from './unknown-names.js';
import { SCOPED_CUES } from './cues.js';
import { type Demand } from './sentence-demand.js';
import { demandOfBrief, demandOfList, readDemands } from './sentence-demand.js';

/** Kinds of skills that are activities. A mention of them among the duties does not ask for the skill. */
export const PURSUITS: ReadonlySet<SkillKind> = new Set(['practice', 'method', 'field']);

/** An activity known by its initials (CI/CD, TDD, SRE, NoSQL) is as definite as a tool. */
const ACRONYM = /^(?:[A-Z][a-z]?){2,6}(?:\/[A-Z]{2,6})?$/;

/** Architectures, kinds of tests and fields of learning: whoever works with them is asked for them. */
const DEFINITE: ReadonlySet<string> = new Set(
  JSON.parse(readFileSync(new URL('./definite-practices.json', import.meta.url), 'utf8')) as string[],
);

/** Parts of a posting that never ask for skills. */
export const SILENT: ReadonlySet<SectionKind> = new Set(['benefits', 'salary', 'location', 'process', 'legal']);

/** Parts in which a wish may stand in a sentence that asks for nothing else: "We hope for D3". */
const WISHING: ReadonlySet<SectionKind> = new Set(['header', 'intro', 'role', 'other']);

/** Parts in which the employer's own product counts as a skill like any other. */
const ASKING: ReadonlySet<SectionKind> = new Set(['requirements', 'preferred', 'stack']);

/** A mention of a skill that the posting asks for. */
export interface AskedSkill {
  readonly mention: SkillMention;
  readonly demand: Demand;
  readonly explicit: boolean;
  /** Whether the text asks for it in so many words: as a bullet of its own, or as "solid understanding of …". */
  readonly plain: boolean;
  /** The part of the posting that names the skill. */
  readonly section: SectionKind;
  /** Whether the title names the skill: "Machine Learning Engineer". */
  readonly inTitle: boolean;
  /** Whether it only names a job ("DevOps System Administrator") or the list behind it ("Firmware: BLE, NFC"). */
  readonly labels: boolean;
  /** Mark shared by alternatives, or null. */
  readonly anyOf: string | null;
}

/** The skills of a posting, each once, with the place where each was read. */
export interface SkillReading {
  readonly required: readonly FoundSkill[];
  readonly preferred: readonly FoundSkill[];
}

/** A skill and its place in the text of the posting. */
export interface FoundSkill {
  readonly skill: Skill;
  readonly span: TextSpan;
}

/**
 * Returns the skills that the posting asks for.
 * @param company the employer's name; an employer whose name is also a skill does not ask for that skill by naming
 * itself
 */
export function readSkills(posting: Posting, asked: readonly AskedSkill[], company: string | null): SkillReading {
  const byName = new Map<string, AskedSkill[]>();
  for (const one of asked) {
    const { name } = one.mention.entry;
    if (isEmployer(one.mention.text, company) && !ASKING.has(one.section)) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [one]);
    else known.push(one);
  }
  const chosen = withoutVague([...byName.values()].map(decide).filter((one) => one !== undefined));
  const sizes = new Map<string, number>();
  for (const one of chosen) sizes.set(groupKey(one), (sizes.get(groupKey(one)) ?? 0) + 1);
  const found = (demand: Demand) =>
    chosen
      .filter((one) => one.demand === demand)
      .map((one) => toSkill(posting, one, (sizes.get(groupKey(one)) ?? 0) > 1 ? one.anyOf : null));
  return { required: found('required'), preferred: found('preferred') };
}

/** Treats "Juniper" and "Juniper Networks" as the same employer. */
function isEmployer(name: string, company: string | null): boolean {
  return company !== null && (`${company} `.startsWith(`${name} `) || `${name} `.startsWith(`${company} `));
}

/** Alternatives belong together only within the required or within the preferred skills. */
function groupKey({ demand, anyOf }: AskedSkill): string {
  return `${demand} ${anyOf}`;
}

/**
 * Returns every mention of a skill that the posting asks for, in the order of the text.
 * @param title where the title of the job stands
 * @param company the employer's name
 */
export function readAskedSkills(posting: Posting, title: TextSpan | null, company: string | null): AskedSkill[] {
  const { text, words, sentences, blocks, translated } = posting;
  const mentions = distribute(findInSpans(text, runsWithout(blocks, SILENT), findSkills), sentences);
  const cues = distribute(SCOPED_CUES.find(text, words), sentences);
  const demands = readDemands(posting, company);
  const named = demands.some((demand, index) => demand !== null && mentions[index]?.length !== 0);
  return sentences.flatMap((sentence, index) => {
    const catalogued = (mentions[index] ?? []).filter((mention) => !isOfColleagues(text, mention));
    const base = demands[index] ?? (named ? demandOfList(text, sentence, catalogued) : demandOfBrief(sentence));
    const mayWish = WISHING.has(sentence.block.section) && cues[index]?.length !== 0;
    if (catalogued.length === 0 || (base === null && !mayWish)) return [];
    const unlisted = ASKING.has(sentence.block.section)
      ? unknownNames(text, sentence, catalogued, translated.length > 0)
      : [];
    const own = [...catalogued, ...unlisted].toSorted((one, other) => one.start - other.start);
    const special = demandsInSentence(text, sentence, own, cues[index] ?? []);
    const plain = askedPlainly(text, sentence, own);
    const excluded = excludedIn(text, sentence, own);
    const places = own.map(({ entry, start, end }) => ({ name: entry.name, kind: entry.kind, start, end }));
    const groups = alternativesIn(text, sentence, places);
    return own.flatMap((mention, position): AskedSkill[] => {
      const said = excluded[position] === true ? 'negated' : (special[position] ?? null);
      const demand = said ?? base?.demand;
      if (demand === undefined) return [];
      const group = groups.findIndex((members) => members.includes(position));
      const asked: AskedSkill = {
        mention,
        demand,
        explicit: base?.explicit === true || said !== null || plain[position] === true,
        plain: plain[position] === true,
        section: sentence.block.section,
        labels: isLabel(text, sentence, mention, own[position + 1]),
        inTitle: title !== null && mention.start >= title.start && mention.end <= title.end,
        anyOf: group < 0 ? null : `any-${index}-${group}`,
      };
      return [asked];
    });
  });
}

/**
 * Chooses among all mentions of one skill: explicitly required, else explicitly preferred, else implied by the work.
 */
function decide(all: readonly AskedSkill[]): AskedSkill | undefined {
  const explicit = all.filter((one) => one.explicit);
  const demanded = explicit.filter(({ demand }) => demand === 'required');
  const wished = explicit.filter(({ demand }) => demand === 'preferred');
  const implied = all.filter(
    (one) => !one.explicit && (one.inTitle || (!one.labels && (one.section === 'stack' || isTool(one.mention.entry)))),
  );
  const candidates = [demanded, wished, implied].find(({ length }) => length > 0);
  return candidates?.find(({ anyOf }) => anyOf === null) ?? candidates?.[0];
}

const JOBS = 'engineer|developer|administrator|architect|specialist|consultant|manager|scientist|analyst|expert';
/** A word for a job, up to two words after a name. */
const JOB = new RegExp(String.raw`^(?: [\p{L}-]{2,14}){0,2} (?:${JOBS})s?\b`, 'iu');
/** People with such a job: "our Machine Learning engineers". */
const COLLEAGUES = new RegExp(String.raw`^(?: [\p{L}-]{2,14})? (?:${JOBS})s\b`, 'iu');
const NAMES_JOB = new RegExp(String.raw` (?:${JOBS})s?$`, 'i');

/** Whether an activity is named only as the work of other people. */
export function isOfColleagues(text: string, { entry, start, end }: SkillMention): boolean {
  if (!PURSUITS.has(entry.kind)) return false;
  const written = text.slice(start, end);
  const isPlural = NAMES_JOB.test(written) && (/s$/i.test(written) || text.charAt(end) === 's');
  return isPlural || COLLEAGUES.test(text.slice(end, end + 40));
}

/** What an employer sells: "5G products". */
const SOLD = /^ (?:products?|solutions|offerings|customers?|industry|market)\b/i;
/** Kinds whose names also describe products, beside the activities. */
const DESCRIBING: ReadonlySet<SkillKind> = new Set([...PURSUITS, 'protocol', 'standard']);

/** Whether a mention is a word of a job, of what the employer sells, or the label of a list of other skills. */
function isLabel(
  text: string,
  sentence: TextSpan,
  { entry, start, end }: SkillMention,
  next: SkillMention | undefined,
): boolean {
  if (DESCRIBING.has(entry.kind) && !DEFINITE.has(entry.name) && SOLD.test(text.slice(end, end + 12))) return true;
  if (!PURSUITS.has(entry.kind)) return false;
  if (JOB.test(text.slice(end, end + 60)) || NAMES_JOB.test(text.slice(start, end))) return true;
  const opens = text.slice(sentence.start, start).trim() === '';
  return opens && next !== undefined && entry.kind === 'field' && /^ ?: /.test(text.slice(end, end + 3));
}

function isTool({ kind, name }: SkillEntry): boolean {
  return !PURSUITS.has(kind) || ACRONYM.test(name) || DEFINITE.has(name);
}

/** Drops general terms ("Databases", "Security") that are not asked for in so many words, unless nothing else is. */
function withoutVague(chosen: readonly AskedSkill[]): readonly AskedSkill[] {
  const named = chosen.filter(({ mention: { entry }, plain }) => plain || !entry.vague || DEFINITE.has(entry.name));
  return named.length > 0 ? named : chosen;
}

function toSkill(posting: Posting, { mention }: AskedSkill, anyOf: string | null): FoundSkill {
  const { entry, start, end } = mention;
  const span = { start, end };
  const text = posting.writtenText(span).slice(0, 200);
  return { skill: { name: entry.name, kind: entry.kind, text, anyOf }, span };
}
