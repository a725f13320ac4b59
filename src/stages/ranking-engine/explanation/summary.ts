import { SCORE_PARTS, type MatchedSkill, type ScoreBreakdown, type ScorePart } from '../../../domain/ranking.js';
import { RANKING } from '../constants.js';
import { compareText, round } from '../numbers.js';
import { type ScorerInput } from '../scorers/scorer.js';
import { type SkillAnswer } from '../scorers/skill-proof.js';
import { type PlaceFit } from '../place-fit.js';
import { authorshipConcerns } from './authorship.js';

const rules = RANKING.report;

const isShown = ({ proof }: SkillAnswer): boolean =>
  proof !== null && proof.confidence.value >= RANKING.skillMatch.shown;

/** Skills of the posting that the person has shown: required ones first, then the most certain. */
function matchedSkills(answers: readonly SkillAnswer[]): MatchedSkill[] {
  const matched: MatchedSkill[] = [];
  for (const { wanted, proof } of answers) {
    if (proof === null || !isShown({ wanted, proof })) continue;
    matched.push({
      name: proof.name,
      confidence: round(proof.confidence.value, 3),
      required: wanted.required,
      url: proof.best?.source.url ?? null,
    });
  }
  return matched.sort((a, b) => b.confidence - a.confidence || compareText(a.name, b.name));
}

/** Required skills that public work can show, and that were not seen. Alternatives are named together. */
function missingSkills(answers: readonly SkillAnswer[]): string[] {
  const missing: string[] = [];
  for (const answer of answers) {
    const { names, required, observable } = answer.wanted;
    if (required && observable && !isShown(answer)) missing.push(names.join(' or '));
  }
  return missing.sort(compareText);
}

/** Skills of the posting that public work cannot show, as far as nothing was seen of them after all. */
function notObservable(answers: readonly SkillAnswer[]): string[] {
  return answers
    .filter((answer) => !answer.wanted.observable && !isShown(answer))
    .map(({ wanted }) => wanted.names.join(' or '))
    .sort(compareText);
}

/** The one assessment that all texts about a person are made from, so that they agree with each other. */
export interface Assessed {
  scoreBreakdown: ScoreBreakdown;
  input: ScorerInput;
  /** 0 to 1. */
  confidence: number;
  /** Where the person is; null if the posting names no known place. */
  fit: PlaceFit | null;
  /** Points that the place takes away. */
  step: number;
}

/** The skills of the posting by what was seen of them. */
interface SeenSkills {
  matchedSkills: MatchedSkill[];
  missingSkills: string[];
  notObservable: string[];
}

/** What a high score of a part means for this person. */
function strengthOf(part: ScorePart, { matchedSkills, missingSkills }: SeenSkills): string {
  if (part === 'experience') return 'Has much dated public work close to the posting';
  if (part === 'activity') return 'Is active in close projects now';
  if (part === 'domain') return "Works in the posting's field";
  if (matchedSkills.some(({ required }) => required) && missingSkills.length === 0)
    return 'Has shown every required skill that public work can show';
  return matchedSkills.length > missingSkills.length
    ? 'Has shown most of what the posting asks for'
    : 'Has much work close to what the posting is about';
}

/** What a low score of a part means for this person. */
function weaknessOf(part: ScorePart, { matchedSkills, missingSkills }: SeenSkills): string {
  if (part === 'experience') return 'Little dated public work close to the posting was seen';
  if (part === 'activity') return 'Little close public work in the last 12 months; private work cannot be seen';
  if (part === 'domain') return 'The projects seen are of another field';
  return missingSkills.length > 0 && matchedSkills.length <= missingSkills.length
    ? 'Little of what the posting asks for was seen'
    : 'Little work close to what the posting is about was seen';
}

function strengths({ scoreBreakdown, fit }: Assessed, seen: SeenSkills): string[] {
  const byScore = SCORE_PARTS.toSorted((a, b) => scoreBreakdown[b].score - scoreBreakdown[a].score);
  const leading = byScore
    .filter((part) => scoreBreakdown[part].weight > 0 && scoreBreakdown[part].score >= rules.strong)
    .map((part) => {
      const [reason] = scoreBreakdown[part].reasons;
      return `${strengthOf(part, seen)}${reason ? `. ${reason.text}` : ''}`;
    });
  const there = fit === 'there' ? ['Is where the posting asks for, by the profile'] : [];
  return [...leading, ...there].slice(0, rules.strengths);
}

function aboutPlace({ fit, step }: Assessed): string[] {
  if (fit === null || fit === 'there') return [];
  const text =
    fit === 'unknown' ? 'Where the person lives is not known' : 'Seems to live elsewhere than the posting asks for';
  return [
    step > 0
      ? `${text}; the work is bound to a place, so this takes ${step} points away`
      : `${text}; this changes no score`,
  ];
}

/** What to ask the person about. */
function concerns(assessed: Assessed, seen: SeenSkills): string[] {
  const { scoreBreakdown, confidence } = assessed;
  const weak = SCORE_PARTS.filter(
    (part) => scoreBreakdown[part].weight > 0 && scoreBreakdown[part].score < rules.weak,
  ).map((part) => weaknessOf(part, seen));
  const { missingSkills: missing } = seen;
  const notSeen =
    missing.length > 0
      ? [
          `Not seen: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}. Silence on GitHub is not lack of skill`,
        ]
      : [];
  const unsure = confidence < rules.unsure ? ['The score rests on little evidence'] : [];
  return [...aboutPlace(assessed), ...authorshipConcerns(assessed.input), ...weak, ...notSeen, ...unsure].slice(
    0,
    rules.concerns,
  );
}

/** All texts about a person beside the reasons of the parts. */
export function summarize(assessed: Assessed): SeenSkills & { strengths: string[]; concerns: string[] } {
  const { answers } = assessed.input;
  const seen: SeenSkills = {
    matchedSkills: matchedSkills(answers),
    missingSkills: missingSkills(answers),
    notObservable: notObservable(answers),
  };
  return { ...seen, strengths: strengths(assessed, seen), concerns: concerns(assessed, seen) };
}
