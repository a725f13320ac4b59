import { type Channel, type Claim, type PersonalizationDepth } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { repositoryOf } from '../facts/github-links.js';
import { TRIMMINGS } from '../frames/filling.js';
import { fillers, messageParts, type Part, type WordingChoice } from '../frames/message-parts.js';
import { inLines } from '../frames/in-lines.js';
import { subjectLine } from '../frames/subject-line.js';
import { BODY_LENGTH } from '../outreach-limits.js';

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

/**
 * Composes a message from the facts, without a model. The same facts and choice have the same text. What makes it too
 * long is left out, step by step.
 * @returns null if there is no profile to link, if the frame needs something unknown, or if nothing fits the channel
 */
export function composeMessage(facts: DraftFacts, channel: Channel, choice: WordingChoice): ComposedMessage | null {
  if (facts.profileUrl === null) return null;
  const { min, max, hardStop } = BODY_LENGTH[channel];
  let last: Part[][] | null = null;
  for (const trim of TRIMMINGS) {
    const paragraphs = messageParts(facts, channel, choice, trim, null);
    if (paragraphs === null) return null;
    if (layOut(paragraphs, channel).length <= max)
      return messageOf(lengthened(paragraphs, min, facts, choice), facts, channel, choice);
    last = paragraphs;
  }
  // With long names in it, the shortest wording may exceed the good length, so it only has to stay under the hard limit.
  return last !== null && layOut(last, channel).length <= hardStop ? messageOf(last, facts, channel, choice) : null;
}

/** Adds a sentence or two to an e-mail that is too short. */
function lengthened(paragraphs: Part[][], min: number, facts: DraftFacts, choice: WordingChoice): Part[][] {
  const last = paragraphs.length - (facts.sender.name === undefined && facts.sender.company === undefined ? 2 : 3);
  let longer = paragraphs;
  for (const filler of min === 0 ? [] : fillers(facts, choice)) {
    if (layOut(longer, 'email').length >= min) break;
    longer = longer.map((parts, index) => (index === last ? [...parts, filler] : parts));
  }
  return longer;
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
  const paragraphs = messageParts(facts, channel, choice, 'nothing', opening) ?? [];
  return messageOf(paragraphs, facts, channel, choice);
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
  const blocks = paragraphs.filter((parts) => parts.length > 0).map(inLines);
  return blocks.join(channel === 'email' ? '\n\n' : '\n');
}
