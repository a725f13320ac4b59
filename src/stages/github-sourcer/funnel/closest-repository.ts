import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { substance } from '../evidence/own-code.js';
import { repositorySkills } from '../evidence/repository-skills.js';
import { type Demand, meetDemands } from '../plan/demands.js';
import { collectRepositories } from '../reading/collect-repositories.js';
import { isOwnCode, isPersonsWork } from '../reading/credit.js';
import { answersOf, type Prospect } from './prospect.js';

/**
 * Returns how far the person's closest own repository meets the demands by what it says about itself, 0 to 1, however
 * much else they own. Somebody with one good repository, whose commits GitHub may credit to nobody, scores low by the
 * amount of evidence: the commits are not read before the last step.
 */
export function closestRepository(prospect: Prospect, demands: readonly Demand[], catalogue: SkillCatalogue): number {
  return collectRepositories(answersOf(prospect, null))
    .filter((repository) => isOwnCode(repository) && isPersonsWork(repository))
    .reduce((most, repository) => {
      const shares = new Map(repositorySkills(repository, catalogue).map(({ skill, share }) => [skill, share]));
      return Math.max(most, meetDemands(demands, shares) * substance(repository));
    }, 0);
}
