import { type JobRequirement, type Skill, type TextEvidence } from '../../../domain/job-requirement.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Posting } from '../posting.js';
import { type TextSpan } from '../text/text-builder.js';
import { anchorsOf } from './anchor.js';
import { type ClaimedSkill, type ModelAnswer } from './model-answer.js';
import { MODEL_LIMITS } from './model-limits.js';
import { type Question, questionsAbout } from './questions.js';

/** The requirement with the additions of a model, and how many of its claims were dropped. */
export interface MergedReading {
  readonly requirement: JobRequirement;
  readonly dropped: number;
}

const MAX_SKILLS = 300;

/**
 * Adds what a model says about the names that the rules are unsure of. The model removes and changes nothing. An answer
 * that contradicts what the rules are sure of, or that claims a name which the posting does not hold, is not used at
 * all. A field is added only if it is empty.
 */
export function mergeAnswer(posting: Posting, requirement: JobRequirement, answer: ModelAnswer): MergedReading {
  const questions = questionsAbout(posting, requirement);
  const claims = new Map(answer.skills.map((claim) => [claim.quote, claim]));
  const asked = new Set(questions.map(({ quote }) => quote));
  const unasked = [...claims.keys()].filter((quote) => !asked.has(quote)).length;
  if (questions.length > 0 && !isTrusted(questions, claims)) return { requirement, dropped: Math.max(1, claims.size) };
  const merged: JobRequirement = {
    ...requirement,
    requiredSkills: [...requirement.requiredSkills],
    preferredSkills: [...requirement.preferredSkills],
    evidence: [...requirement.evidence],
  };
  for (const question of questions) {
    const claim = claims.get(question.quote);
    if (claim !== undefined && question.span !== null && question.known === null)
      add(posting, merged, question, claim, question.span);
  }
  const dropped =
    unasked + fill(posting, merged, 'role', answer.role) + fill(posting, merged, 'company', answer.company);
  return { requirement: merged, dropped };
}

/** Whether the answer agrees with what the rules are sure of. */
function isTrusted(questions: readonly Question[], claims: ReadonlyMap<string, ClaimedSkill>): boolean {
  const claimed = (quote: string) => claims.get(quote)?.demand ?? 'none';
  if (questions.some(({ known, quote }) => known === 'none' && claimed(quote) !== 'none')) return false;
  const sure = questions.filter(({ known }) => known === 'required' || known === 'preferred');
  const wrong = sure.filter(({ known, quote }) => claimed(quote) !== known).length;
  return wrong <= (sure.length >= MODEL_LIMITS.forgivingControls ? 1 : 0);
}

function add(
  posting: Posting,
  requirement: JobRequirement,
  { name, demand: read }: Question,
  claim: ClaimedSkill,
  span: TextSpan,
): void {
  const demand = read ?? claim.demand;
  const list = demand === 'required' ? requirement.requiredSkills : requirement.preferredSkills;
  const kind = skillCatalogue().byName(name)?.kind;
  if (list.length >= MAX_SKILLS || kind === undefined) return;
  const skill: Skill = { name, kind, text: posting.writtenText(span).slice(0, 200), anyOf: null };
  requirement.evidence.push(evidenceOf(posting, `${demand}Skills.${list.length}`, span));
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
