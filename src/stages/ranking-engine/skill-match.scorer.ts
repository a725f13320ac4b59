import { type ScoreReason } from '../../domain/ranking.js';
import { addShared, measureWork, saturateShared, scaleShared, type Shared } from './close-work.js';
import { RANKING } from './constants.js';
import { type WantedSkill } from './posting-profile.js';
import { closeWorkReasons } from './reasons.js';
import { NOT_APPLICABLE, type PartResult, type ScorerInput } from './scorer.js';
import { proveSkills, type SkillProof } from './skill-proof.js';

const rules = RANKING.skillMatch;

/** A wanted skill and the best proof of it, or of one of its alternatives. */
export interface SkillAnswer {
  wanted: WantedSkill;
  proof: SkillProof | null;
}

/** Answers each wanted skill; of alternatives the best proven one. */
export function answerSkills({ subject, profile, works }: ScorerInput): SkillAnswer[] {
  const proofs = proveSkills(subject, works);
  return profile.skills.map((wanted) => {
    const known = wanted.names.flatMap((name) => proofs.get(name) ?? []).filter(({ confidence }) => confidence > 0);
    return { wanted, proof: known.reduce<SkillProof | null>((best, proof) => (best === null || proof.confidence > best.confidence ? proof : best), null) };
  });
}

function skillReasons(answers: readonly SkillAnswer[]): ScoreReason[] {
  return answers
    .flatMap(({ wanted, proof }) => (proof !== null && proof.confidence >= rules.shown ? [{ wanted, proof }] : []))
    .sort((a, b) => b.wanted.weight * b.proof.confidence - a.wanted.weight * a.proof.confidence)
    .map(({ wanted, proof }) => ({
      text: `Has shown ${proof.name}, which is ${wanted.required ? 'demanded' : 'liked'}: ${proof.shares[0]?.source.detail ?? ''}`,
      ...(proof.url === null ? {} : { url: proof.url }),
    }));
}

/**
 * Skill match: the named skills, demanded ones before liked ones, each as far as it is proven; and the closeness of the
 * proven work to the posting's own words, which tells depth in the matter from a mere use of the language.
 */
export function scoreSkillMatch(input: ScorerInput): PartResult {
  const { profile, works } = input;
  const answers = answerSkills(input);
  const wordsShare = profile.terms.isEmpty ? 0 : profile.skills.length === 0 ? 1 : rules.wordsShare;
  if (wordsShare === 0 && answers.length === 0) return NOT_APPLICABLE;
  const all = answers.reduce((sum, { wanted }) => sum + wanted.weight, 0);
  const skills = addShared(answers.map(({ wanted, proof }): Shared => (proof === null ? { value: 0, shares: [] } : scaleShared({ value: proof.confidence, shares: proof.shares }, wanted.weight / all))));
  const words = saturateShared(measureWork(works, { halfLife: RANKING.halfLife.skill }), rules.wordsScale);
  const score = addShared([scaleShared(skills, 100 * (1 - wordsShare)), scaleShared(words, 100 * wordsShare)]);
  return { applicable: true, score, base: 0, reasons: [...skillReasons(answers).slice(0, 3), ...closeWorkReasons(words, input, 2)] };
}
