import { authorshipFactor } from '../authorship.js';
import { substance } from '../own-code.js';
import { isOwnCode } from '../../reading/credit.js';
import { decayedWeight } from '../decayed-weight.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { fileSkills } from '../../../../knowledge/skills/observable/file-skills.js';
import { type Finding, type EvidenceSubject, ownSighting, type Signal } from '../finding.js';
import { type TouchedRepository } from '../../reading/collect-repositories.js';

/** Returns the best sign of each skill from the manifests and the root of one repository. */
function readRepository(repository: TouchedRepository, { catalogue, referenceDate }: EvidenceSubject): Finding[] {
  const { weight, developmentFactor, fullWorthUpTo } = EVIDENCE_WEIGHTS.ownDependency;
  const best = new Map<string, Finding>();
  const factor = substance(repository) * authorshipFactor(repository);
  const add = (skill: string, amount: number, by: string): void => {
    const decayed = decayedWeight(Math.min(1, amount * factor), repository.pushedAt, referenceDate);
    if (decayed <= (best.get(skill)?.weight ?? 0)) return;
    best.set(skill, {
      skill,
      signal: 'dependency-manifest',
      repository: repository.nameWithOwner,
      url: repository.url,
      observedAt: repository.pushedAt ?? null,
      weight: decayed,
      sighting: ownSighting(repository, by),
    });
  };
  const dilution = Math.min(1, fullWorthUpTo / Math.max(1, repository.dependencies.length));
  for (const { ecosystem, name, development } of repository.dependencies) {
    const skill = catalogue.byPackage(ecosystem, name);
    if (skill) add(skill.name, weight * dilution * (development ? developmentFactor : 1), `package:${name}`);
  }
  for (const { skill, weight: own, path } of fileSkills(repository)) {
    if (catalogue.byName(skill)) add(skill, own ?? EVIDENCE_WEIGHTS.rootFile.weight, `file:${path}`);
  }
  return [...best.values()];
}

/** Packages that the manifests of the person's own repositories name, weighted by the amount of code beside them. */
export const dependencyManifest: Signal = (subject) =>
  subject.repositories.filter(isOwnCode).flatMap((repository) => readRepository(repository, subject));
