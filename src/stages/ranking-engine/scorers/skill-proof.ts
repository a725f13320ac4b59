import { type CloseWork } from './close-work.js';
import { RANKING } from '../constants.js';
import { type PostingProfile, type WantedSkill } from '../posting-profile.js';
import { type RankingSubject, type SubjectEvidence, type SubjectSkill, type SubjectWork } from '../ranking-subject.js';
import { type Shared } from '../shared.js';

const rules = RANKING.skillMatch;

/** How certain a person's evidence makes one skill, for this posting. */
export interface SkillProof {
  name: string;
  /** 0 to 1, with the share of each piece of evidence. */
  confidence: Shared;
  /** The strongest piece of evidence, or null. */
  best: SubjectEvidence | null;
}

/** A wanted skill and the best proof of it or of one of its alternatives. */
export interface SkillAnswer {
  wanted: WantedSkill;
  proof: SkillProof | null;
}

/** Factor by the kind of signal: anybody can type words. */
function trust({ signal }: SubjectEvidence): number {
  if (signal === 'profile-text') return rules.profileText;
  return signal === 'repository-topic' || signal === 'repository-description' ? rules.words : 1;
}

/** The confidence in one skill, 1 − Π(1 − w): several independent signals together are more certain than one. */
function prove(skill: SubjectSkill, closenessOf: ReadonlyMap<SubjectWork, number>): SkillProof {
  const weights = skill.evidence.map((item) => {
    const closeness = item.work === null ? 0 : (closenessOf.get(item.work) ?? 0);
    return item.weight * trust(item) * (rules.anywhere + (1 - rules.anywhere) * closeness);
  });
  let doubt = 1;
  let sum = 0;
  let strongest = 0;
  weights.forEach((weight, place) => {
    doubt *= 1 - weight;
    sum += weight;
    if (weight > (weights[strongest] ?? 0)) strongest = place;
  });
  const value = 1 - doubt;
  const shares: Shared['shares'] = () =>
    skill.evidence.flatMap(({ source }, place) =>
      (weights[place] ?? 0) > 0
        ? [{ source, kind: 'skill' as const, value: (value * (weights[place] ?? 0)) / sum }]
        : [],
    );
  return {
    name: skill.name,
    confidence: { value, shares },
    best: (weights[strongest] ?? 0) > 0 ? (skill.evidence[strongest] ?? null) : null,
  };
}

/**
 * Finds the proof of each wanted skill, and the best one among alternatives. Evidence from close work counts in full.
 */
export function answerSkills(
  subject: RankingSubject,
  profile: PostingProfile,
  works: readonly CloseWork[],
): SkillAnswer[] {
  const closenessOf = new Map(works.map(({ work, closeness }) => [work, closeness]));
  const proofs = new Map(subject.skills.map((skill) => [skill.name, prove(skill, closenessOf)]));
  return profile.skills.map((wanted) => {
    let best: SkillProof | null = null;
    for (const name of wanted.names) {
      const proof = proofs.get(name);
      if (proof !== undefined && proof.confidence.value > (best?.confidence.value ?? 0)) best = proof;
    }
    return { wanted, proof: best };
  });
}
