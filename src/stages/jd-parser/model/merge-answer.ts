import { type JobRequirement, type Skill, type TextEvidence } from '../../../domain/job-requirement.js';
import { type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type SkillMention } from '../../../knowledge/skills/skill-matcher.js';
import { findSkills } from '../../../knowledge/skills/skill-matcher.js';
import { type Posting } from '../posting.js';
import { PURSUITS } from '../skills/read-skills.js';
import { type SectionKind } from '../structure/headings.js';
import { type TextSpan } from '../text/text-builder.js';
import { anchorsOf } from './anchor.js';
import { type ClaimedSkill, type ModelAnswer } from './model-answer.js';

/** A reading with what a model added, and how many of its claims were left out. */
export interface MergedReading {
  readonly requirement: JobRequirement;
  readonly dropped: number;
}

/** Parts of a posting that ask for nothing, whoever reads them. */
const SILENT: ReadonlySet<SectionKind> = new Set([
  'company',
  'benefits',
  'salary',
  'location',
  'process',
  'legal',
  'negated',
]);

const MOST_SKILLS = 300;

/**
 * Adds to a reading what a model claims and the posting bears out. The model takes nothing away and changes nothing:
 * a skill is added where its quote is a skill's name to the catalogue too, in a part of the posting that may ask for skills,
 * and the rules have not read it already; a field only where it is empty.
 */
export function mergeAnswer(posting: Posting, requirement: JobRequirement, answer: ModelAnswer): MergedReading {
  const merged: JobRequirement = {
    ...requirement,
    requiredSkills: [...requirement.requiredSkills],
    preferredSkills: [...requirement.preferredSkills],
    evidence: [...requirement.evidence],
  };
  const known = new Set([...merged.requiredSkills, ...merged.preferredSkills].map(({ name }) => name));
  const mentions = findSkills(posting.text);
  let dropped = 0;
  for (const claim of answer.skills) {
    const found = borneOut(posting, mentions, claim);
    if (found === undefined) dropped++;
    else if (!known.has(found.entry.name) && found.entry.name !== requirement.company) {
      known.add(found.entry.name);
      add(posting, merged, claim, found);
    }
  }
  dropped += fill(posting, merged, 'role', answer.role) + fill(posting, merged, 'company', answer.company);
  return { requirement: merged, dropped };
}

interface Found extends TextSpan {
  readonly entry: SkillEntry;
}

/** The claim's skill and its place, where the posting has its words in a part that asks for skills. */
function borneOut(
  { text, blocks }: Posting,
  mentions: readonly SkillMention[],
  { quote }: ClaimedSkill,
): Found | undefined {
  const spans = anchorsOf(text, quote).filter(({ start }) => {
    const block = blocks.find((one) => start >= one.start && start < one.end);
    return block !== undefined && !SILENT.has(block.section);
  });
  const mention = mentions.find((one) => spans.some(({ start, end }) => one.start === start && one.end === end));
  if (mention === undefined || mention.entry.vague || PURSUITS.has(mention.entry.kind)) return undefined;
  return { start: mention.start, end: mention.end, entry: mention.entry };
}

function add(
  posting: Posting,
  requirement: JobRequirement,
  { demand }: ClaimedSkill,
  { entry, start, end }: Found,
): void {
  const list = demand === 'required' ? requirement.requiredSkills : requirement.preferredSkills;
  if (list.length >= MOST_SKILLS) return;
  const skill: Skill = { name: entry.name, kind: entry.kind, text: posting.text.slice(start, end), anyOf: null };
  requirement.evidence.push(evidenceOf(posting, `${demand}Skills.${list.length}`, { start, end }));
  list.push(skill);
}

/** Fills an empty field with a quote that stands in the posting. 1: the claim was left out. */
function fill(posting: Posting, requirement: JobRequirement, field: 'role' | 'company', quote: string | null): number {
  if (quote === null || requirement[field] !== null) return 0;
  const [anchor] = anchorsOf(posting.text, quote);
  const name = field === 'role' || (/^\p{Lu}/u.test(quote) && !skillCatalogue().resolve(quote));
  if (anchor === undefined || !name) return 1;
  requirement[field] = quote;
  requirement.evidence.push(evidenceOf(posting, field, anchor));
  return 0;
}

function evidenceOf(posting: Posting, field: string, span: TextSpan): TextEvidence {
  return { field, ...posting.sourceSpan(span) };
}
