import { Place } from './job-requirement.js';

/**
 * How a skill was seen, from the strongest signal to the weakest. Authorship counts, ownership alone does not: a fork
 * without own commits is no evidence.
 */
export const EVIDENCE_SIGNALS = [
  'merged-pull-request',
  'commits-to-others',
  'own-repository-language',
  'dependency-manifest',
  'repository-topic',
  'repository-description',
  'profile-text',
  'implied',
] as const;
export type EvidenceSignal = (typeof EVIDENCE_SIGNALS)[number];

/** One observation on GitHub that is evidence of a skill. */
export class SkillEvidence {
  /** How it was seen. */
  signal: EvidenceSignal;
  /** Repository as `owner/name`; null if it was seen on the profile. */
  repository: string | null;
  /** Link that a person can follow to see it. */
  url: string;
  /** When it happened (a merge, the last push), not when it was fetched; null if GitHub has no date. */
  observedAt: string | null;
  /** Weight after the decay by age, 0 to 1. */
  weight: number;
  /** What was seen, in plain English. */
  detail: string;
  /** What it is a part of. Absent if the piece of evidence says this and nothing else. */
  sighting?: Sighting;
}

/**
 * The piece of evidence that shows a skill, and what in it shows the skill. One piece, for example one repository, may
 * show many skills, so that results have each piece once; see `views/`.
 */
export interface Sighting {
  /** What the piece is. */
  signal: 'own-repository' | EvidenceSignal;
  /** What was seen, without the skill. */
  detail: string;
  /** What in it shows the skill, as in `EvidenceReference`. */
  by: string;
  /** The skill that it shows and from which this one follows. */
  impliedBy?: string;
}

/**
 * A skill with at least this confidence counts as proven. These stay below it, however many there are: text that
 * anybody can type (profile, topics, descriptions), copied repositories, and skills that only follow from another
 * skill.
 */
export const PROVEN_CONFIDENCE = 0.6;

/** A skill of a person, with its evidence. */
export class CandidateSkill {
  /** Canonical name, as in the knowledge base. */
  name: string;
  /** How certain the skill is by its evidence, 0 to 1. */
  confidence: number;
  /** The evidence, strongest first. */
  evidence: SkillEvidence[];
}

/** A language and its number of bytes in a person's own work, or in one repository. */
export class LanguageShare {
  /** GitHub's name of the language. */
  name: string;
  /** Bytes. */
  bytes: number;
}

/** A merged pull request in a repository of somebody else. */
export class MergedPullRequest {
  /** Title as on GitHub: a stranger's text, at most 200 characters. */
  title: string;
  /** Its page. */
  url: string;
  /** When it was merged. */
  mergedAt: string;
}

/** To whom GitHub credits the newest commits of a repository's default branch. At most 20 commits are read. */
export class RecentAuthors {
  /** Commits credited to the person. */
  person: number;
  /** Commits credited to other accounts. */
  others: number;
  /** Commits credited to no account, because GitHub does not know their e-mail address. Anybody may have made them. */
  unknown: number;
}

/** What a person did in one repository, their own or somebody else's. */
export class RepositoryWork {
  /** `owner/name`. */
  repository: string;
  /** Its page. */
  url: string;
  /** Whether the person owns it. */
  owned: boolean;
  /** Whether GitHub marks it as a fork. A copy without the mark is told by `recentAuthors`. */
  isFork: boolean;
  /** A stranger's text, at most 300 characters; null if there is none. */
  description: string | null;
  /** GitHub topics. */
  topics: string[];
  /** Largest language, or null. */
  primaryLanguage: string | null;
  /** Languages by bytes, largest first. */
  languages: LanguageShare[];
  /** Packages named in its manifests, as `ecosystem:name`, e.g. `npm:react`; empty if no manifest was loaded. */
  dependencies: string[];
  /** Stars. They can be bought, so they have almost no weight. */
  stars: number;
  /** Whether it is archived. */
  archived: boolean;
  /** When it was created, or null if unknown. */
  createdAt: string | null;
  /** Last push by anyone, or null if unknown. */
  pushedAt: string | null;
  /** The person's commits there in the last 12 months. */
  commitsLastYear: number;
  /** The person's pull requests there in the last 12 months. */
  pullRequestsLastYear: number;
  /** To whom GitHub credits the newest commits of an own repository that is not a fork; null if they were not read. */
  recentAuthors: RecentAuthors | null;
  /** The newest merged pull requests of the person there, as far as they were loaded; newest first. */
  mergedPullRequests: MergedPullRequest[];
}

/**
 * Counts of public work; null if GitHub does not provide them. A missing count does not mean that there was no work.
 */
export class ContributionTotals {
  /** First day counted. */
  from: string;
  /** Last day counted. */
  to: string;
  /** Commits in those 12 months. */
  commits: number;
  /** Issues opened in those 12 months. */
  issues: number;
  /** Pull requests opened in those 12 months. */
  pullRequests: number;
  /** Reviews given in those 12 months. */
  reviews: number;
  /** Contributions to private repositories, if the person shows their number. */
  restricted: number;
  /** Pull requests merged into repositories of others, of all time; null if not loaded. */
  mergedPullRequestsAllTime: number | null;
}

/** A repository that is worth reading for a person. */
export class TopRepository {
  /** `owner/name`. */
  name: string;
  /** Its page. */
  url: string;
  /** A stranger's text, at most 300 characters; null if there is none. */
  description: string | null;
  /** Largest language, or null. */
  language: string | null;
  /** Stars. */
  stars: number;
  /** Last push, or null if unknown. */
  pushedAt: string | null;
}

export const CONTACT_KINDS = ['github', 'website', 'twitter', 'linkedin', 'mastodon', 'bluesky', 'other'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** A way to reach the person that they published on their profile. Addresses in commits are never read. */
export class Contact {
  /** What it is. */
  kind: ContactKind;
  /** The link. */
  url: string;
}

/** A place that was recognised in the free text of a profile. */
export class ResolvedPlace extends Place {
  /** How sure the reading is, 0 to 1. */
  confidence: number;
  /** Why, in plain English. */
  reason: string;
}

/** A person found on GitHub, without what was seen of their work. */
export class CandidateProfile {
  /** Login. */
  githubUsername: string;
  /** Numeric id; logins change, this does not. */
  githubId: number;
  /** Name as on the profile: a stranger's text, or null. */
  name: string | null;
  /** Biography as on the profile: a stranger's text, or null. */
  bio: string | null;
  /** Company as on the profile: a stranger's text, or null. */
  company: string | null;
  /** Location as on the profile: a stranger's text, or null. */
  location: string | null;
  /** The place recognised in the location, or null if there is none. */
  place: ResolvedPlace | null;
  /** Page of the profile. */
  profileUrl: string;
  /** Picture, for people's eyes only: nothing is computed from it. */
  avatarUrl: string | null;
  /** Followers. They can be bought: no weight rests on them. */
  followers: number;
  /** Own public repositories that are not forks. */
  publicRepos: number;
  /** When the account was made. */
  accountCreatedAt: string;
  /** Days from then to the run's reference date. */
  accountAgeDays: number;
  /** Commits, issues, pull requests and reviews of the last 12 months; null where GitHub would not give them. */
  contributionCount: number | null;
  /** Time of the last visible public work, or null if none was seen. */
  lastActiveAt: string | null;
  /** Languages of the person's own repositories, largest first. */
  programmingLanguages: LanguageShare[];
  /** Counts of public work; null where GitHub would not give them. */
  contributions: ContributionTotals | null;
  /** Whether the person says on GitHub that they are open to work. */
  hireable: boolean | null;
  /** Ways to reach the person that they published. */
  contacts: Contact[];
  /** Signs that the account is a program or an agent, each as a sentence; empty for most people. */
  automationSigns: string[];
  /** The routes that found the person, e.g. `user-search: language:Go location:"Berlin"`. */
  foundBy: string[];
  /** When this was fetched from GitHub. */
  fetchedAt: string;
}

/** A person with what was seen of their public work, as the stages compute with it. Results have a `CandidateView`. */
export class Candidate extends CandidateProfile {
  /** Repositories worth a look. */
  topRepositories: TopRepository[];
  /** Skills with what speaks for them, surest first. */
  skills: CandidateSkill[];
  /** What the person did, by repository: what the ranking is computed from. */
  work: RepositoryWork[];
}
