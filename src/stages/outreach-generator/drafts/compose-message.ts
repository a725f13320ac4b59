import { type Channel, type Claim, type PersonalizationDepth } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { repositoryOf } from '../facts/github-links.js';
import { briefParts, emailParts, part, type Part } from '../wording/message-parts.js';
import { BODY_LENGTH } from '../outreach-limits.js';
import { subjectLine } from '../wording/subject-line.js';
import { WORDING, type WordingChoice } from '../wording/wording.js';

/** A message before the checks. */
export interface ComposedMessage {
  subjectLine: string | null;
  messageText: string;
  depth: PersonalizationDepth;
  /** Repositories that the message names, as `owner/name`. */
  referencedRepositories: string[];
  /** All statements about the person or the job, each with its source. */
  claims: Claim[];
}

/** Parts that are left out, in this order, if the message is too long. */
const TRIMMINGS = ['nothing', 'question', 'posting link', 'place', 'long title'] as const;

/**
 * Composes a message from the facts, without a model. The same facts and choice have the same text.
 * @returns null if there is no profile to link, or if no wording fits the channel
 */
export function composeMessage(facts: DraftFacts, channel: Channel, choice: WordingChoice): ComposedMessage | null {
  if (facts.profileUrl === null) return null;
  const { min, max, hardStop } = BODY_LENGTH[channel];
  for (let trim = 0; trim < TRIMMINGS.length; trim += 1) {
    const paragraphs = partsOf(facts, channel, choice, trim, null);
    const { length } = layOut(paragraphs, channel);
    // With long names in it, even the shortest wording may exceed the good length, so it only has to stay under the
    // hard limit.
    if (length > (choice.shortest === true ? hardStop : max)) continue;
    if (length < min)
      paragraphs[1]?.push(part(WORDING.email, 'ask', {}, { ...choice, attempt: choice.attempt + 1 }, undefined));
    return messageOf(paragraphs, facts, channel, choice);
  }
  return null;
}

/**
 * Inserts an opening, written by a model, between the composed greeting and the composed lines about pay and opt-out.
 */
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
