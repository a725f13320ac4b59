import { type Channel, type Claim, type PersonalizationDepth } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { repositoryOf } from '../facts/github-links.js';
import { briefParts, emailParts, part, type Part } from '../wording/message-parts.js';
import { BODY_LENGTH } from '../outreach-limits.js';
import { subjectLine } from '../wording/subject-line.js';
import { WORDING, type WordingChoice } from '../wording/wording.js';

/** A message before it is checked. */
export interface ComposedMessage {
  subjectLine: string | null;
  messageText: string;
  depth: PersonalizationDepth;
  /** Repositories named, as `owner/name`. */
  referencedRepositories: string[];
  /** Everything said about the person or the job, with what it rests on. */
  claims: Claim[];
}

/** What may be left out of a message that is too long, in this order. */
const TRIMMINGS = ['nothing', 'question', 'posting link', 'place', 'long title'] as const;

/**
 * Composes a message out of the facts, without a model. The same facts and choice give the same text.
 * @returns null where there is no profile to point at, or no wording fits the channel
 */
export function composeMessage(facts: DraftFacts, channel: Channel, choice: WordingChoice): ComposedMessage | null {
  if (facts.profileUrl === null) return null;
  const { min, max, hardStop } = BODY_LENGTH[channel];
  for (let trim = 0; trim < TRIMMINGS.length; trim += 1) {
    const paragraphs = partsOf(facts, channel, choice, trim, null);
    const { length } = layOut(paragraphs, channel);
    // The shortest wording of all may use what is let through at most, where the names in it are long.
    if (length > (choice.shortest === true ? hardStop : max)) continue;
    if (length < min)
      paragraphs[1]?.push(part(WORDING.email, 'ask', {}, { ...choice, attempt: choice.attempt + 1 }, undefined));
    return messageOf(paragraphs, facts, channel, choice);
  }
  return null;
}

/** Puts an opening that somebody else has written between the composer's greeting and its lines on pay and opting out. */
export function frameMessage(
  facts: DraftFacts,
  channel: Channel,
  choice: WordingChoice,
  opening: Part[],
): ComposedMessage {
  return messageOf(partsOf(facts, channel, choice, 0, opening), facts, channel, choice);
}

function partsOf(
  facts: DraftFacts,
  channel: Channel,
  choice: WordingChoice,
  trim: number,
  opening: Part[] | null,
): Part[][] {
  return channel === 'email'
    ? emailParts(facts, choice, trim, opening)
    : briefParts(facts, choice, trim, channel, opening);
}

function messageOf(
  paragraphs: readonly Part[][],
  facts: DraftFacts,
  channel: Channel,
  choice: WordingChoice,
): ComposedMessage {
  const [proven] = facts.provenSkills;
  const referenced =
    facts.workItems[0]?.repository ?? (proven === undefined ? null : repositoryOf(proven.url, facts.root));
  return {
    subjectLine: channel === 'email' ? subjectLine(facts, choice) : null,
    messageText: layOut(paragraphs, channel),
    depth: facts.depth,
    referencedRepositories: referenced === null ? [] : [referenced],
    claims: paragraphs
      .flat()
      .flatMap(({ text, evidenceUrl }) => (evidenceUrl === undefined ? [] : [{ text, evidenceUrl }])),
  };
}

function layOut(paragraphs: readonly Part[][], channel: Channel): string {
  const blocks = paragraphs.filter((parts) => parts.length > 0).map((parts) => parts.map(({ text }) => text).join(' '));
  return channel === 'email' ? blocks.join('\n\n') : blocks.join(' ');
}
