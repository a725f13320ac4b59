import { type DraftFacts } from '../facts/draft-facts.js';
import { repositoryOf } from '../facts/github-links.js';
import { type WorkTie } from '../facts/skill-fit.js';
import { skillKey } from '../facts/skill-key.js';
import { skillTies, type WorkItem } from '../facts/work-items.js';
import { type WorkForm } from './frame-file.js';

/** The work that a message speaks of. */
export interface SpokenWork extends Pick<WorkItem, 'repository' | 'url' | 'at' | 'title' | 'purpose'> {
  form: WorkForm;
  /** The skill that it shows, by the posting's name, and how. */
  skill: string;
  tie: WorkTie;
  /** Whether the repository is the person's. */
  owned: boolean;
}

/** The first piece of work, otherwise the page that proves a skill; null if neither is known. */
export function spokenWork(facts: DraftFacts): SpokenWork | null {
  const [item] = facts.workItems;
  if (item !== undefined) return workOf(item);
  const [proven] = facts.provenSkills;
  if (proven === undefined) return null;
  const repository = repositoryOf(proven.url, facts.root) ?? '';
  const fact = facts.repositories.get(repository.toLowerCase());
  const owned = fact?.owned ?? false;
  return {
    form: owned ? 'proven-own' : 'proven',
    tie: fact === undefined ? 'part' : (skillTies(fact).get(skillKey(proven.name)) ?? 'part'),
    repository: fact?.repository ?? repository,
    url: proven.url,
    skill: proven.name,
    at: null,
    title: null,
    purpose: fact?.purpose ?? null,
    owned,
  };
}

/** Another piece of work than the first, for a follow-up. */
export function otherWork(facts: DraftFacts): SpokenWork | null {
  const [, item] = facts.workItems;
  return item === undefined ? null : workOf(item);
}

function workOf({ kind, skills, ...item }: WorkItem): SpokenWork {
  return { ...item, form: kind, skill: skills[0] ?? '', owned: kind === 'own-repository' };
}
