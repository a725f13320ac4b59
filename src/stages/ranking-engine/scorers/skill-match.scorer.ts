import { type ScoreReason } from '../../../domain/ranking.js';
import { RANKING } from '../constants.js';
import { measureWork, type WorkMeasure } from './measure-work.js';
import { closeWorkReasons, withUrl } from '../explanation/reasons.js';
import { NOT_APPLICABLE, type Scorer } from './scorer.js';
import { add, NOTHING, scale } from '../shared.js';
import { type SkillAnswer } from './skill-proof.js';

const rules = RANKING.skillMatch;
const MEASURE: WorkMeasure = { halfLife: RANKING.halfLife.skill };

function skillReasons(answers: readonly SkillAnswer[]): ScoreReason[] {
  const sure = ({ proof }: SkillAnswer): number => proof?.confidence.value ?? 0;
  return answers
    .filter((answer) => sure(answer) >= rules.shown)
    .sort((a, b) => b.wanted.weight * sure(b) - a.wanted.weight * sure(a))
    .slice(0, rules.reasons)
    .map(({ wanted, proof }) =>
      withUrl(
        `Has shown ${proof?.name}, which is ${wanted.required ? 'required' : 'preferred'}: ${proof?.best?.source.detail ?? ''}`,
        proof?.best?.source.url,
      ),
    );
}

/**
 * Skill match has two parts: how far the named skills are proven, with more weight for required skills; and how close
 * the proven work is to the words of the posting. The second part separates deep knowledge of the subject from mere use
 * of the language.
 */
export const scoreSkillMatch: Scorer = (input) => {
  const { profile, answers } = input;
  const counted = answers.filter(({ wanted }) => wanted.weight > 0);
  const wordsShare = profile.half === null ? 0 : counted.length === 0 ? 1 : rules.wordsShare;
  if (wordsShare === 0 && counted.length === 0) return NOT_APPLICABLE;
  let all = 0;
  for (const { wanted } of counted) all += wanted.weight;
  const skills = add(
    counted.map(({ wanted, proof }) => (proof === null ? NOTHING : scale(proof.confidence, wanted.weight / all))),
  );
  const words = measureWork(input, MEASURE, rules.wordsScale);
  return {
    applicable: true,
    score: add([scale(skills, 100 * (1 - wordsShare)), scale(words, 100 * wordsShare)]),
    reasons: () => [...skillReasons(answers), ...closeWorkReasons(input, MEASURE)],
  };
};
