import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type PersonalizationDepth } from '../../../domain/outreach.js';
import { githubRoot } from './github-links.js';
import { greetingName } from './greeting-name.js';
import { type OutreachCandidate } from './outreach-candidate.js';
import { type DraftLanguage, type OutreachSender } from '../../../domain/outreach-sender.js';
import { provenSkills, type ProvenSkill } from './proven-skills.js';
import { repositoryFacts, type RepositoryFact } from './repository-facts.js';
import { rolePhrase, type RolePhrase } from '../wording/role-phrase.js';
import { workItems, type WorkItem } from './work-items.js';

/** Everything that a message may say. The claim checker compares drafts with it. */
export interface DraftFacts {
  /** "Now". */
  referenceDate: Date;
  requirement: JobRequirement;
  /** The posting as it was given, for statements that the requirement has no field for; empty if it is not known. */
  postingText: string;
  candidate: OutreachCandidate;
  /** The language of the message. */
  language: DraftLanguage;
  /** The given name for the greeting; empty if the profile has no usable name. */
  greetingName: string;
  /** Page of the person's profile; null if the given link does not lead to it. Then no message can be written. */
  profileUrl: string | null;
  /** Scheme and host of the GitHub on which the person was found. */
  root: string;
  /** Name of the role. */
  role: RolePhrase;
  /** The employer's name from the posting, on one line; null if the posting has none. */
  company: string | null;
  /** The sender: only configured and usable values. */
  sender: OutreachSender;
  /** The person's work by name of the repository in lower case. */
  repositories: ReadonlyMap<string, RepositoryFact>;
  /** Recent work that fits the requirement, best first. */
  workItems: WorkItem[];
  /** Skills of the posting that the person has shown recently, the most specific first. */
  provenSkills: ProvenSkill[];
  /** How much is known about the person. */
  depth: PersonalizationDepth;
}

/**
 * Collects the facts for one person and one posting. The same input has the same facts.
 * @param postingText the posting as it was given, if it is known
 */
export function draftFacts(
  requirement: JobRequirement,
  candidate: OutreachCandidate,
  sender: OutreachSender | null | undefined,
  referenceDate: Date,
  postingText: string | null = null,
): DraftFacts {
  const root = githubRoot(candidate.profileUrl, candidate.githubUsername);
  const repositories = root === null ? new Map<string, RepositoryFact>() : repositoryFacts(candidate, root);
  const fetchedAt = Number.isNaN(Date.parse(candidate.fetchedAt)) ? referenceDate : new Date(candidate.fetchedAt);
  const items = workItems(repositories, requirement, referenceDate, fetchedAt);
  const proven = root === null ? [] : provenSkills(candidate, requirement, repositories, root, referenceDate);
  return {
    referenceDate,
    requirement,
    postingText: (postingText ?? '').slice(0, LONGEST_POSTING),
    candidate,
    language: sender?.language ?? 'en',
    greetingName: greetingName(candidate.name),
    profileUrl: root === null ? null : candidate.profileUrl,
    root: root ?? 'https://github.com',
    role: rolePhrase(requirement),
    company: oneLine(requirement.company),
    sender: usableSender(sender),
    repositories,
    workItems: items,
    provenSkills: proven,
    depth: items.length > 0 ? 'deep' : proven.length > 0 ? 'medium' : 'surface',
  };
}

/** The longest posting that is searched, in characters. The parser reads no longer one. */
const LONGEST_POSTING = 50_000;

function usableSender(sender: OutreachSender | null | undefined): OutreachSender {
  const usable: OutreachSender = {};
  const name = oneLine(sender?.name);
  const company = oneLine(sender?.company);
  const optOutUrl = webLink(sender?.optOutUrl);
  const postingUrl = webLink(sender?.postingUrl);
  if (name !== null) usable.name = name;
  if (company !== null) usable.company = company;
  if (optOutUrl !== null) usable.optOutUrl = optOutUrl;
  if (postingUrl !== null) usable.postingUrl = postingUrl;
  return usable;
}

function oneLine(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return line === '' ? null : line;
}

function webLink(link: string | undefined): string | null {
  return link !== undefined && /^https?:\/\/[^\s<>"]+$/.test(link) && URL.canParse(link) ? link : null;
}
