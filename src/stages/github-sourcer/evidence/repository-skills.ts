import { type SkillCatalogue, type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';
import { type TouchedRepository } from '../reading/collect-repositories.js';
import { topicsOf } from '../reading/credit.js';
import { isMarkup, mainLanguage } from '../reading/main-language.js';
import { EVIDENCE_WEIGHTS } from './evidence-weights.js';
import { fileSkills } from '../../../knowledge/skills/observable/file-skills.js';
import { skillMentions } from './skill-mentions.js';

/** A skill that is shown by work in a repository. */
export interface RepositorySkill {
  /** Canonical name. */
  skill: string;
  /** The share of the work's weight that the skill receives, from 0 to 1. */
  share: number;
  /** What connects the repository and the skill, as in `EvidenceReference`. */
  by: string;
}

/** A repository that has the name of a skill, or is its package, is that technology itself. */
function itself(repository: TouchedRepository, catalogue: SkillCatalogue): SkillEntry | undefined {
  const [owner = '', name = ''] = repository.nameWithOwner.split('/');
  const byPackage =
    catalogue.byPackage('go', `github.com/${owner}/${name}`) ??
    catalogue.byPackage('swift', `github.com/${owner}/${name}`);
  if (byPackage) return byPackage;
  const entry = catalogue.resolve(name);
  return entry && !entry.vague && entry.ambiguous === null ? entry : undefined;
}

/** Returns the skills that are shown by work in another owner's repository, each once with its largest share. */
export function repositorySkills(repository: TouchedRepository, catalogue: SkillCatalogue): RepositorySkill[] {
  const shares = EVIDENCE_WEIGHTS.shareOfRepository;
  const best = new Map<string, RepositorySkill>();
  const add = (entry: SkillEntry | undefined, share: number, by: string): void => {
    if (entry && share > (best.get(entry.name)?.share ?? 0)) best.set(entry.name, { skill: entry.name, share, by });
  };
  const primary = mainLanguage(repository);
  if (primary) add(catalogue.byLanguage(primary), shares.primaryLanguage, `language:${primary}`);
  add(itself(repository, catalogue), shares.itself, 'itself');
  const edges = repository.languages?.edges ?? [];
  const markup = edges.reduce((sum, edge) => sum + (edge && isMarkup(edge.node.name) ? edge.size : 0), 0);
  const total = repository.languages?.totalSize ?? 0;
  for (const edge of edges) {
    // A language is compared with the code beside it: the outputs in a notebook do not make the program smaller.
    const whole = edge && isMarkup(edge.node.name) ? total : total - markup;
    const share = edge === null || whole <= 0 ? 0 : edge.size / whole;
    if (edge && share >= shares.leastLanguageShare) {
      add(
        catalogue.byLanguage(edge.node.name),
        shares.otherLanguage * share,
        `share:${Math.round(100 * share)} % ${edge.node.name}`,
      );
    }
  }
  for (const topic of topicsOf(repository)) add(catalogue.byTopic(topic), shares.topic, `topic:${topic}`);
  for (const { ecosystem, name, development } of repository.dependencies) {
    add(
      catalogue.byPackage(ecosystem, name),
      development ? shares.developmentDependency : shares.dependency,
      `package:${name}`,
    );
  }
  for (const { skill, path } of fileSkills(repository)) add(catalogue.byName(skill), shares.file, `file:${path}`);
  for (const entry of skillMentions(repository.description, catalogue)) add(entry, shares.description, 'description');
  return [...best.values()];
}
