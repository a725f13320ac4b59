import { type SkillEvidence } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { repositoryOf } from './github-links.js';
import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { type OutreachCandidate } from './outreach-candidate.js';
import { LEAST_SKILL_CONFIDENCE } from '../outreach-limits.js';
import { freshnessOf, type RepositoryFact } from './repository-facts.js';
import { wantedSkills } from './skill-fit.js';
import { skillKey } from './skill-key.js';
import { oldestWork } from './work-items.js';

/** A skill of the posting that the person has shown, with a page that shows it. */
export interface ProvenSkill {
  /** The posting's name for it. */
  name: string;
  /** Whether the posting requires it. */
  required: boolean;
  /** The page that shows it. */
  url: string;
  confidence: number;
}

/**
 * Skills of the posting that the person has shown recently, the most specific first, then by confidence. A skill with
 * only inferred evidence does not count.
 */
export function provenSkills(
  candidate: OutreachCandidate,
  requirement: JobRequirement,
  repositories: ReadonlyMap<string, RepositoryFact>,
  root: string,
  referenceDate: Date,
): ProvenSkill[] {
  const oldest = oldestWork(referenceDate);
  const isStale = (url: string): boolean => {
    const fact = repositories.get(repositoryOf(url, root)?.toLowerCase() ?? '');
    return fact !== undefined && freshnessOf(fact, oldest) === 'stale';
  };
  const shown = new Map(candidate.skills.map((skill) => [skillKey(skill.name), skill]));
  const matched = new Map((candidate.matchedSkills ?? []).map((skill) => [skillKey(skill.name), skill]));
  const proven: (ProvenSkill & { share: number })[] = [];
  for (const { name, required, share } of wantedSkills(requirement)) {
    const key = skillKey(name);
    const skill = shown.get(key);
    const confidence = skill?.confidence ?? matched.get(key)?.confidence ?? 0;
    const url =
      skill === undefined
        ? ownLink(matched.get(key)?.url ?? null, root)
        : (skill.evidence.find((evidence) => isUsable(evidence, root, oldest.toISOString()) && !isStale(evidence.url))
            ?.url ?? null);
    if (url !== null && !isStale(url) && confidence >= LEAST_SKILL_CONFIDENCE)
      proven.push({ name, required, url, confidence, share });
  }
  return proven
    .sort((one, other) => other.share - one.share || other.confidence - one.confidence)
    .map(({ share: _share, ...skill }) => skill);
}

function isUsable(evidence: SkillEvidence, root: string, oldest: string): boolean {
  if (evidence.signal === 'implied' || evidence.signal === 'profile-text') return false;
  return ownLink(evidence.url, root) !== null && (evidence.observedAt === null || evidence.observedAt >= oldest);
}

/** The link if it stays on this GitHub and its path contains no instruction to a model, otherwise null. */
function ownLink(link: string | null, root: string): string | null {
  if (link === null || !link.startsWith(`${root}/`) || !URL.canParse(link)) return null;
  const path = link.slice(root.length);
  return /^[\w./-]+$/.test(path) && findInjection(path.replaceAll(/[/_.-]+/g, ' '), 'draft') === null ? link : null;
}
