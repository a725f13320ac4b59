import { type Candidate, type LanguageShare, type RepositoryWork } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { proveSkills, skillConfidences } from '../evidence/prove-skills.js';
import { automationSigns } from '../rules/automation-signs.js';
import { countContributions, readContributions, readLastActive } from './activity.js';
import { type CandidateAnswers } from './answers.js';
import { collectRepositories } from './collect-repositories.js';
import { readContacts } from './contacts.js';
import { isPersonsWork } from './credit.js';
import { plainText } from './plain-text.js';
import { readPlace } from './read-place.js';
import { toRepositoryWork } from './repository-work.js';
import { daysBefore, isoTime } from './time.js';
import { chooseTopRepositories } from './top-repositories.js';

/** Longest text of a profile; GitHub allows 160 characters for the bio and 255 for other texts. */
const MAX_PROFILE_TEXT = 255;

/** Returns the bytes of each language in a person's own work, largest first. */
function sumLanguages(work: readonly RepositoryWork[]): LanguageShare[] {
  const bytesOf = new Map<string, number>();
  for (const { name, bytes } of work.filter(({ owned }) => owned).flatMap(({ languages }) => languages)) {
    bytesOf.set(name, (bytesOf.get(name) ?? 0) + bytes);
  }
  return [...bytesOf]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

function demandedSkills(requirement: JobRequirement | null): ReadonlySet<string> {
  return new Set(
    [...(requirement?.requiredSkills ?? []), ...(requirement?.preferredSkills ?? [])].map(({ name }) => name),
  );
}

/** Returns the confidence of each skill by its canonical name: a cheap result for many people. */
export function confidencesOf(answers: CandidateAnswers, referenceDate: Date): Map<string, number> {
  const repositories = collectRepositories(answers).filter(isPersonsWork);
  return skillConfidences({
    answers,
    profileUrl: answers.core.url ?? '',
    repositories,
    catalogue: skillCatalogue(),
    referenceDate,
  });
}

/**
 * Assembles a `Candidate` from all responses about one person. A pure function without network or clock, and
 * independent of the order of the responses: the same responses always give the same candidate. Repositories without
 * evidence (forks without own commits, templates, mirrors, tutorials, lists) are not part of `work`. Parts that were
 * not loaded (for example `contributions: null`) are unknown and not zero.
 * @param answers the responses to documents 02 to 07 about the person
 * @param requirement the posting, for the choice of the repositories and skills to show; null if there is none
 * @param referenceDate "now": ages and decay are computed up to this date
 */
export function assembleCandidate(
  answers: CandidateAnswers,
  requirement: JobRequirement | null,
  referenceDate: Date,
): Candidate {
  const { core } = answers;
  const repositories = collectRepositories(answers);
  const credited = repositories.filter(isPersonsWork);
  const work = credited.map(toRepositoryWork);
  const contributions = readContributions(answers);
  const contributionCount = countContributions(contributions);
  const accountCreatedAt = isoTime(core.createdAt) ?? core.createdAt;
  const profileUrl = core.url ?? `https://github.com/${core.login}`;
  const subject = { answers, profileUrl, repositories: credited, catalogue: skillCatalogue(), referenceDate };
  const topRepositories = chooseTopRepositories(credited, requirement);
  return {
    githubUsername: core.login,
    githubId: core.databaseId ?? 0,
    name: plainText(core.name, MAX_PROFILE_TEXT),
    bio: plainText(core.bio, MAX_PROFILE_TEXT),
    company: plainText(core.company, MAX_PROFILE_TEXT),
    location: plainText(core.location, MAX_PROFILE_TEXT),
    place: readPlace(core.location),
    profileUrl,
    avatarUrl: core.avatarUrl ?? null,
    followers: core.followers?.totalCount ?? 0,
    publicRepos: core.recent?.totalCount ?? answers.repositories?.totalCount ?? 0,
    accountCreatedAt,
    accountAgeDays: daysBefore(referenceDate, accountCreatedAt),
    contributionCount,
    lastActiveAt: readLastActive(answers, repositories, contributionCount),
    programmingLanguages: sumLanguages(work),
    topRepositories,
    skills: proveSkills(subject, demandedSkills(requirement)),
    work,
    contributions,
    hireable: core.isHireable ?? null,
    contacts: readContacts(answers, profileUrl),
    automationSigns: automationSigns(core, contributions?.commits ?? null),
    foundBy: [...new Set(answers.foundBy)].sort(),
    fetchedAt: answers.fetchedAt,
  };
}
