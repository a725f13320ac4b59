import { type CandidateSkill, type SkillEvidence } from '../../../domain/candidate.js';
import { sightingText } from '../../../domain/views/sighting-text.js';
import { isOwnCode } from '../reading/credit.js';
import { isoTime } from '../reading/time.js';
import { boundOfOwnRepository } from './authorship.js';
import { combine } from './combine.js';
import { EVIDENCE_WEIGHTS } from './evidence-weights.js';
import { type EvidenceSubject, type Finding, type Signal, WORDS } from './finding.js';
import { commitsToOthers } from './signals/commits-to-others.js';
import { dependencyManifest } from './signals/dependency-manifest.js';
import { impliedSkills } from './signals/implied.js';
import { mergedPullRequest } from './signals/merged-pull-request.js';
import { ownRepositoryLanguage } from './signals/own-repository-language.js';
import { profileText } from './signals/profile-text.js';
import { repositoryDescription } from './signals/repository-description.js';
import { repositoryTopic } from './signals/repository-topic.js';

/** From the strongest to the weakest. */
const SIGNALS: readonly Signal[] = [
  mergedPullRequest,
  commitsToOthers,
  ownRepositoryLanguage,
  dependencyManifest,
  repositoryTopic,
  repositoryDescription,
  profileText,
];

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

const byWeight = (a: Finding, b: Finding): number =>
  b.weight - a.weight ||
  compare(a.signal, b.signal) ||
  compare(a.repository ?? '', b.repository ?? '') ||
  compare(textOf(a), textOf(b));

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const textOf = ({ skill, repository, sighting }: Finding): string => sightingText(skill, repository, sighting);

function toEvidence(finding: Finding): SkillEvidence {
  const { signal, repository, url, observedAt, weight, sighting } = finding;
  return {
    signal,
    repository,
    url,
    observedAt: isoTime(observedAt),
    weight: round(weight),
    detail: textOf(finding),
    sighting,
  };
}

function group(findings: readonly Finding[]): Map<string, Finding[]> {
  const bySkill = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = bySkill.get(finding.skill);
    if (list) list.push(finding);
    else bySkill.set(finding.skill, [finding]);
  }
  for (const list of bySkill.values()) list.sort(byWeight);
  return bySkill;
}

/** Returns the signs of each skill, strongest first. */
function findSigns(subject: EvidenceSubject, boundOf: ReadonlyMap<string, number>): Map<string, Finding[]> {
  const { leastWeight } = EVIDENCE_WEIGHTS;
  const direct = SIGNALS.flatMap((signal) => signal(subject)).filter(({ weight }) => weight >= leastWeight);
  // Skills that follow only from words are not listed.
  const shown = group(direct.filter(({ signal }) => !WORDS.has(signal)));
  const confidences = new Map([...shown].map(([skill, findings]) => [skill, combine(findings, boundOf)]));
  const strongest = new Map([...shown].flatMap(([skill, [first]]) => (first ? [[skill, first] as const] : [])));
  const implied = impliedSkills(confidences, strongest, subject.catalogue).filter(
    ({ weight }) => weight >= leastWeight,
  );
  return group([...direct, ...implied]);
}

/** Returns the most that the signs of one skill may add up to in each of the person's own repositories. */
function boundsOfOwnRepositories({ repositories }: EvidenceSubject): ReadonlyMap<string, number> {
  return new Map(
    repositories
      .filter(isOwnCode)
      .map((repository) => [repository.nameWithOwner, boundOfOwnRepository(repository)] as const),
  );
}

/** Returns the confidence of each skill without the evidence: fast enough to compare many people. */
export function skillConfidences(subject: EvidenceSubject): Map<string, number> {
  const boundOf = boundsOfOwnRepositories(subject);
  return new Map([...findSigns(subject, boundOf)].map(([name, findings]) => [name, combine(findings, boundOf)]));
}

/**
 * Returns the skills that a person's public work shows, most certain first, with the evidence of each.
 * @param demanded names that are always kept, even if many other skills are more certain
 */
export function proveSkills(subject: EvidenceSubject, demanded: ReadonlySet<string>): CandidateSkill[] {
  const limits = EVIDENCE_WEIGHTS;
  const boundOf = boundsOfOwnRepositories(subject);
  return [...findSigns(subject, boundOf)]
    .map(([name, findings]) => ({
      name,
      confidence: round(combine(findings, boundOf)),
      evidence: findings.slice(0, demanded.has(name) ? limits.mostEvidence : limits.mostOtherEvidence).map(toEvidence),
    }))
    .filter(({ confidence }) => confidence >= limits.leastConfidence)
    .sort((a, b) => b.confidence - a.confidence || compare(a.name, b.name))
    .filter(({ name }, index) => index < limits.mostSkills || demanded.has(name));
}
