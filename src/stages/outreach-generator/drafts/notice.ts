import { type Candidate } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type OutreachSender } from '../../../domain/outreach-sender.js';

/** Input of the notice. The text says which settings are missing. */
export interface NoticeInput {
  candidate: Candidate;
  requirement: Pick<JobRequirement, 'role' | 'company'>;
  sender?: OutreachSender | null;
  /** Contact of the controller: an address or a page. */
  contact?: string | null;
  /** Days for which the data are kept. */
  retentionDays: number;
  /** "Now": the start of the retention period. */
  referenceDate: Date;
}

export interface Notice {
  /** Plain text. It must be sent to the person with the first message, and within a month at the latest. */
  text: string;
  /**
   * Duties of article 14 whose settings are missing; the text names them in square brackets. If empty, the notice can
   * be sent.
   */
  missing: ('controller' | 'contact' | 'opt-out')[];
}

/**
 * The information that article 14 of the GDPR requires if data were not collected from the person: controller, purpose,
 * legal basis, data, source, duration, recipients and rights. Not legal advice.
 */
export function composeNotice({
  candidate,
  requirement,
  sender,
  contact,
  retentionDays,
  referenceDate,
}: NoticeInput): Notice {
  const controller = sender?.company ?? requirement.company;
  const missing: Notice['missing'] = [];
  const orMissing = (value: string | null | undefined, what: Notice['missing'][number], label: string): string => {
    if (value !== null && value !== undefined && value.trim() !== '') return value.trim();
    missing.push(what);
    return `[not configured: ${label}]`;
  };
  const until = new Date(referenceDate.getTime() + retentionDays * 86_400_000).toISOString().slice(0, 10);
  const role = requirement.role ?? 'an open role';
  const lines = [
    `Information on your personal data (article 14 GDPR) for ${candidate.githubUsername}`,
    '',
    `Who is responsible: ${orMissing(controller, 'controller', 'name of the company')}. Contact: ${orMissing(contact, 'contact', 'address for questions on data protection')}.`,
    `Why: to find out whether you might be interested in ${role}${requirement.company === null ? '' : ` at ${requirement.company}`}, and to write to you about it.`,
    'On what basis: our legitimate interest in filling the role (article 6(1)(f) GDPR), weighed against your interest in being left alone.',
    `What we hold: ${dataHeld(candidate).join('; ')}.`,
    `Where it comes from: your public profile and public work on GitHub, ${candidate.profileUrl}, fetched on ${candidate.fetchedAt.slice(0, 10)}. It is publicly accessible. We read no addresses out of commits.`,
    'Who receives it: the people who work on filling this role. It is not sold, and it is not shared with other customers.',
    `How long: until ${until} at the latest, and fetching it again does not prolong that. Earlier if you ask.`,
    'What is computed: an order of candidates with the reason for each point, out of public work alone. People decide; no decision is made by a machine alone (article 22).',
    'Your rights: access (article 15), correction (16), erasure (17), restriction (18), and objection at any time without giving a reason to us (21): we then stop at once and keep nothing but a keyed hash, so that you are not added again. You may complain to a supervisory authority (77).',
    `How to object: ${sender?.optOutUrl ?? orMissing(contact, 'opt-out', 'a page or an address to object')}`,
  ];
  return { text: lines.join('\n'), missing: [...new Set(missing)] };
}

/** Names the kinds of data, but not the data. */
function dataHeld(candidate: Candidate): string[] {
  const kinds: (readonly [boolean, string])[] = [
    [true, 'login, numeric id and the link to your profile'],
    [candidate.name !== null, 'the name on your profile'],
    [candidate.bio !== null, 'the biography on your profile'],
    [candidate.company !== null, 'the company on your profile'],
    [candidate.location !== null, 'the location on your profile'],
    [candidate.avatarUrl !== null, 'the link to your picture, from which nothing is computed'],
    [candidate.contacts.length > 0, 'links that you published on your profile'],
    [
      candidate.work.length > 0,
      `public work in ${candidate.work.length} ${candidate.work.length === 1 ? 'repository' : 'repositories'}: commits, merged pull requests and their dates`,
    ],
    [candidate.skills.length > 0, 'skills that this work speaks for, each with its evidence'],
    [candidate.contributions !== null, 'counts of your public contributions'],
  ];
  return kinds.flatMap(([isHeld, kind]) => (isHeld ? [kind] : []));
}
