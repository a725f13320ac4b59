import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { cachedByFacts } from './cached-by-facts.js';
import { technologiesIn } from './known-technologies.js';
import { skillKey } from './skill-key.js';

/** Keys of the skills that the posting asks for. */
export const postingSkills = cachedByFacts(({ requirement }) => {
  return new Set(
    [...requirement.requiredSkills, ...requirement.preferredSkills].flatMap(({ name, text }) => [
      skillKey(name),
      skillKey(text),
    ]),
  );
});

/** Keys of the skills that are visible in anything known about the person, and of the skills that follow from them. */
export const personSkills = cachedByFacts(({ candidate, repositories }) => {
  const catalogue = skillCatalogue();
  const names = new Set<string>();
  for (const { name } of candidate.skills) names.add(name);
  for (const { name } of candidate.matchedSkills ?? []) names.add(name);
  for (const { name } of candidate.programmingLanguages) names.add(name);
  for (const { skills, merges } of repositories.values()) {
    for (const name of skills) names.add(name);
    for (const { title } of merges) for (const { entry } of technologiesIn(title ?? '')) names.add(entry.name);
  }
  for (const work of candidate.work) {
    for (const { name } of work.languages) names.add(name);
    for (const topic of work.topics) names.add(catalogue.byTopic(topic)?.name ?? topic);
    for (const dependency of work.dependencies) {
      const colon = dependency.indexOf(':');
      const entry = catalogue.byPackage(dependency.slice(0, colon), dependency.slice(colon + 1));
      names.add(entry?.name ?? dependency.slice(colon + 1));
    }
  }
  const keys = new Set<string>();
  for (const name of names) {
    const canonical = catalogue.resolve(name)?.name ?? name;
    keys.add(skillKey(canonical));
    for (const implied of catalogue.impliedBy(canonical)) keys.add(skillKey(implied.name));
  }
  return keys;
});
