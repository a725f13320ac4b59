import { type CloseWork, type Share } from './close-work.js';
import { RANKING } from './constants.js';
import { noisyOr } from './numbers.js';
import { type RankingSubject, type SubjectEvidence, type SubjectSkill, type SubjectWork } from './ranking-subject.js';

const rules = RANKING.skillMatch;

/** How sure a person's evidence makes one skill, for this posting. */
export interface SkillProof {
  name: string;
  /** 0 to 1. */
  confidence: number;
  /** What each item brought; the shares add up to the confidence. */
  shares: Share[];
  /** The strongest item's link, or null. */
  url: string | null;
}

/** What the kind of sign lets through: words can be typed by anybody. */
function trust({ signal }: SubjectEvidence): number {
  if (signal === 'profile-text') return rules.profileText;
  return signal === 'repository-topic' || signal === 'repository-description' ? rules.words : 1;
}

function proveOne(skill: SubjectSkill, closenessOf: ReadonlyMap<SubjectWork, number>): SkillProof {
  const weighed = skill.evidence.map((item) => {
    const closeness = item.work === null ? 0 : (closenessOf.get(item.work) ?? 0);
    return { item, weight: item.weight * trust(item) * (rules.anywhere + (1 - rules.anywhere) * closeness) };
  });
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  const confidence = noisyOr(weighed.map(({ weight }) => weight));
  const shares = weighed.filter(({ weight }) => weight > 0).map(({ item, weight }): Share => ({ source: item.source, kind: 'skill', value: (confidence * weight) / sum }));
  const best = weighed.toSorted((a, b) => b.weight - a.weight).find(({ item, weight }) => weight > 0 && item.source.url !== null);
  return { name: skill.name, confidence, shares, url: best?.item.source.url ?? null };
}

/** The person's skills by name, as far as the evidence proves them. Evidence from work close to the posting counts in full. */
export function proveSkills(subject: RankingSubject, works: readonly CloseWork[]): Map<string, SkillProof> {
  const closenessOf = new Map(works.map(({ work, closeness }) => [work, closeness]));
  return new Map(subject.skills.map((skill) => [skill.name, proveOne(skill, closenessOf)]));
}
