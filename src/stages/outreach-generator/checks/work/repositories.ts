import { withoutTrailing } from '../../../../knowledge/text/without-trailing.js';
import { skillCatalogue } from '../../../../knowledge/skills/skill-catalogue.js';
import { isCommonWord } from '../../wording/common-words.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { refused, type DraftCheck, type FoundProblem } from '../draft-problem.js';
import { type DraftText } from '../text/draft-text.js';
import { repositoryOf } from '../../facts/github-links.js';
import { freshnessOf, type RepositoryFact } from '../../facts/repository-facts.js';
import { oldestWork } from '../../facts/work-items.js';

const FULL_NAME = /(?<![\w⟦/.-])[A-Za-z\d][\w-]*\/[A-Za-z\d_][\w.-]*\b/g;
/** Texts with a slash that are not repositories: `and/or`, `CI/CD`, `TCP/IP`, `C/C++`, `24/7`, `EUR 80k/year`. */
const NOT_A_REPOSITORY =
  /^(?:[A-Za-z]{1,4}\/[A-Za-z]{1,4}|[a-z]+\/(?:or|her|hers|him|she|they|them|his)|[\d.,k-]+\/\w+|(?:he|she|they|and|yes|either|remote|hybrid|on-?site|front-?end|back-?end)\/.+)$/i;
const SPOKEN_NAME =
  /\byour (?:recent |latest |merged |open |last |public )*(?:work|commits?|contributions?|pull requests?|PRs?|patch(?:es)?|changes?|fix(?:es)?|efforts?|involvement|part) (?:on|to|in|for|with|into) (?:the )?([A-Za-z\d][\w.-]*)|\byour (?:own |public |open[- ]source |popular )*(?:library|project|repo|repository|package|tool|framework|plugin|crate|module|app) (?:called |named )?([A-Za-z\d][\w.-]*)|\byour ([A-Za-z\d][\w.-]*) (?:library|project|repo|repository|package|plugin|crate|module)\b|\b(?:creator|author|maintainer|contributor|founder)s? (?:of|to|at) (?:the )?([A-Za-z\d][\w.-]*)/gi;
/** A name after "your contributions to" is a repository, even if it is also a technology. */
const CONTRIBUTED_TO =
  /\byour (?:\w+ )?(?:commits?|contributions?|pull requests?|PRs?|patch(?:es)?) (?:to|into) (?:the )?([A-Za-z\d][\w.-]*)(?! (?:projects?|repositor|code|librar|tools?|work|packages?))(?![\w⟦])/gi;
const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** The draft names at most one repository. The person's work there must be known, recent and linked. */
export const checkRepositories: DraftCheck = (text, facts) => {
  const problems = unknownRepositories(text);
  const named = namedRepositories(text, facts);
  const oldest = oldestWork(facts.referenceDate);
  for (const fact of named) {
    if (!isFresh(fact, facts, oldest))
      problems.push(refused('stale-work', fact.repository, 'nothing shows work there in the last 24 months'));
    if (!isLinked(fact, text, facts))
      problems.push(refused('work-item', fact.repository, 'work is named without a link to it'));
  }
  if (named.length > 1)
    problems.push(
      refused('work-item', named.map(({ repository }) => repository).join(', '), 'one piece of work is enough'),
    );
  const pages = new Set(
    text.links.filter(({ url }) => repositoryOf(url, facts.root) !== null).map(({ url }) => url.toLowerCase()),
  );
  if (named.length === 1 && pages.size > 1)
    problems.push(refused('work-item', [...pages].join(', '), 'one piece of work is enough'));
  if (text.draft.kind === 'follow-up' || problems.length > 0) return problems;
  const isMissing = facts.depth === 'deep' ? named.length === 0 : facts.depth === 'medium' && !hasProof(text, facts);
  return isMissing
    ? [refused('work-item', '', 'no piece of the person’s work is named and linked, though there is one')]
    : [];
};

function unknownRepositories({ neutral }: DraftText): FoundProblem[] {
  const full = Array.from(neutral.matchAll(FULL_NAME), ([found]) => found).filter(
    (found) => !NOT_A_REPOSITORY.test(found) && !isSkillWithSlash(found),
  );
  const contributed = Array.from(neutral.matchAll(CONTRIBUTED_TO), (found) => found[1] ?? '').filter(
    (found) => skillCatalogue().resolve(found) !== undefined,
  );
  const spoken = Array.from(
    neutral.matchAll(SPOKEN_NAME),
    (found) => found[1] ?? found[2] ?? found[3] ?? found[4] ?? '',
  ).filter(
    (found) =>
      !found.includes('/') &&
      !isCommonWord(withoutTrailing(found, '.')) &&
      !MONTH.test(found) &&
      skillCatalogue().resolve(found) === undefined,
  );
  return [...full, ...contributed, ...spoken].map((found) =>
    refused('repository', found, 'no such repository is among what was seen of the person'),
  );
}

/** `PL/SQL` is a skill; `apache/spark` is a repository. */
function isSkillWithSlash(text: string): boolean {
  const entry = skillCatalogue().resolve(text);
  return (
    entry !== undefined &&
    [entry.name, ...entry.aliases].some((spelling) => spelling.toLowerCase() === text.toLowerCase())
  );
}

/** Known repositories that the draft names or links. */
export function namedRepositories({ links, prose }: DraftText, facts: DraftFacts): RepositoryFact[] {
  const named = new Set<RepositoryFact>();
  for (const { url } of links) {
    const fact = facts.repositories.get(repositoryOf(url, facts.root)?.toLowerCase() ?? '');
    if (fact !== undefined) named.add(fact);
  }
  const lower = prose.toLowerCase();
  for (const [key, fact] of facts.repositories) if (lower.includes(key)) named.add(fact);
  return [...named];
}

/** An undated repository counts only if it is the page that proves a skill. */
function isFresh(fact: RepositoryFact, facts: DraftFacts, oldest: Date): boolean {
  const freshness = freshnessOf(fact, oldest);
  if (freshness !== 'undated') return freshness === 'fresh';
  return facts.provenSkills.some(
    ({ url }) => repositoryOf(url, facts.root)?.toLowerCase() === fact.repository.toLowerCase(),
  );
}

function isLinked(fact: RepositoryFact, { links }: DraftText, facts: DraftFacts): boolean {
  return links.some(({ url }) => repositoryOf(url, facts.root)?.toLowerCase() === fact.repository.toLowerCase());
}

function hasProof({ links }: DraftText, facts: DraftFacts): boolean {
  return facts.provenSkills.some((skill) => links.some(({ url }) => url.toLowerCase() === skill.url.toLowerCase()));
}
