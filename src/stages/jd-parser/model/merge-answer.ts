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

/** The requirement with the additions of a model, and how many of its claims were dropped. */
export interface MergedReading {
  readonly requirement: JobRequirement;
  readonly dropped: number;
}

/** Parts of a posting that never ask for skills. */
const SILENT: ReadonlySet<SectionKind> = new Set([
  'company',
  'benefits',
  'salary',
  'location',
  'process',
  'legal',
  'negated',
]);

const MAX_SKILLS = 300;

/**
 * Adds the claims of a model that the text of the posting confirms. The model removes and changes nothing. A skill is
 * added if its quote is the name of a skill in the catalogue, stands in a part of the posting that may ask for skills,
 * and the rules have not read the skill already. A field is added only if it is empty.
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
    const found = confirmedSkill(posting, mentions, claim);
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

/** Returns the claimed skill and its place if the quote stands in a part of the posting that asks for skills. */
function confirmedSkill(
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
  if (list.length >= MAX_SKILLS) return;
  const skill: Skill = { name: entry.name, kind: entry.kind, text: posting.writtenText({ start, end }), anyOf: null };
  requirement.evidence.push(evidenceOf(posting, `${demand}Skills.${list.length}`, { start, end }));
  list.push(skill);
}

/** Fills an empty field with a quote that stands in the posting. Returns the number of dropped claims: 0 or 1. */
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
