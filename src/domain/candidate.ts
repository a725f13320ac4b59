import { Place } from './job-requirement.js';

/**
 * How something was seen, from the strongest to the weakest. Authorship counts, ownership alone does not:
 * a fork without own commits gives no evidence at all.
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

/** One thing seen on GitHub that speaks for a skill. */
export class SkillEvidence {
  /** How it was seen. */
  signal: EvidenceSignal;
  /** Repository as `owner/name`, or null where it was seen on the profile. */
  repository: string | null;
  /** Link that a person can follow to see it. */
  url: string;
  /** When it happened (a merge, the last push), not when it was fetched; null where GitHub gives no date. */
  observedAt: string | null;
  /** Weight after decay by age, 0 to 1. */
  weight: number;
  /** What was seen, in plain English. */
  detail: string;
}

/**
 * Confidence from which a skill counts as proven. What anybody can type (a profile, topics, descriptions), copied
 * repositories, and what merely follows from another skill stay below it, however much of it there is.
 */
export const PROVEN_CONFIDENCE = 0.6;

/** A skill of a person, with what speaks for it. */
export class CandidateSkill {
  /** Canonical name, as in the knowledge base. */
  name: string;
  /** How sure the evidence makes it, 0 to 1. */
  confidence: number;
  /** What speaks for it, strongest first. */
  evidence: SkillEvidence[];
}

/** A language and the bytes of it in a person's own work, or in one repository. */
export class LanguageShare {
  /** GitHub's name of the language. */
  name: string;
  /** Bytes. */
  bytes: number;
}

/** A piece of merged work in somebody else's repository. */
export class MergedPullRequest {
  /** Title as on GitHub: a stranger's text, at most 200 characters. */
  title: string;
  /** Its page. */
  url: string;
  /** When it was merged. */
  mergedAt: string;
}

/** What a person did in one repository, their own or another's. */
export class RepositoryWork {
  /** `owner/name`. */
  repository: string;
  /** Its page. */
  url: string;
  /** Whether the person owns it. */
  owned: boolean;
  /** A stranger's text, at most 300 characters; null where there is none. */
  description: string | null;
  /** GitHub topics. */
  topics: string[];
  /** Largest language, or null. */
  primaryLanguage: string | null;
  /** Languages by bytes, largest first. */
  languages: LanguageShare[];
  /** Packages named in its manifests, as `ecosystem:name`, e.g. `npm:react`; empty where no manifest was loaded. */
  dependencies: string[];
  /** Stars. They can be bought: close to no weight rests on them. */
  stars: number;
  /** Whether it is archived. */
  archived: boolean;
  /** When it was made, or null where unknown. */
  createdAt: string | null;
  /** Last push by anyone, or null where unknown. */
  pushedAt: string | null;
  /** The person's commits there in the last 12 months. */
  commitsLastYear: number;
  /** The person's pull requests there in the last 12 months. */
  pullRequestsLastYear: number;
  /** The newest merged pull requests of the person there that were loaded, newest first. */
  mergedPullRequests: MergedPullRequest[];
}

/** Counts of public work. Null where GitHub would not give them: missing evidence is not evidence of absence. */
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
  /** Contributions in private repositories, where the person shows their number. */
  restricted: number;
  /** Pull requests merged into others' repositories, of all time; null where not loaded. */
  mergedPullRequestsAllTime: number | null;
}

/** A repository worth a look, for a person to read. */
export class TopRepository {
  /** `owner/name`. */
  name: string;
  /** Its page. */
  url: string;
  /** A stranger's text, at most 300 characters; null where there is none. */
  description: string | null;
  /** Largest language, or null. */
  language: string | null;
  /** Stars. */
  stars: number;
  /** Last push, or null where unknown. */
  pushedAt: string | null;
}

export const CONTACT_KINDS = ['github', 'website', 'twitter', 'linkedin', 'mastodon', 'bluesky', 'other'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** A way to reach the person that they published on their profile. Addresses out of commits are never read. */
export class Contact {
  /** What it is. */
  kind: ContactKind;
  /** The link. */
  url: string;
}

/** A profile's free text, resolved. */
export class ResolvedPlace extends Place {
  /** How sure the reading is, 0 to 1. */
  confidence: number;
  /** Why, in plain English. */
  reason: string;
}

/** A person found on GitHub, with what was seen of their public work. */
export class Candidate {
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
  /** The location resolved, or null where there is none or it cannot be told. */
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
  /** Last public sign of work, or null where none was seen. */
  lastActiveAt: string | null;
  /** Languages of the person's own repositories, largest first. */
  programmingLanguages: LanguageShare[];
  /** Repositories worth a look. */
  topRepositories: TopRepository[];
  /** Skills with what speaks for them, surest first. */
  skills: CandidateSkill[];
  /** What the person did, by repository: what the ranking is computed from. */
  work: RepositoryWork[];
  /** Counts of public work; null where GitHub would not give them. */
  contributions: ContributionTotals | null;
  /** Whether the person says on GitHub that they are open to work. */
  hireable: boolean | null;
  /** Ways to reach the person that they published. */
  contacts: Contact[];
  /** The routes that found the person, e.g. `user-search: language:Go location:"Berlin"`. */
  foundBy: string[];
  /** When this was fetched from GitHub. */
  fetchedAt: string;
}
