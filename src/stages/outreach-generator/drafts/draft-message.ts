import { type Channel } from '../../../domain/outreach.js';
import { checkDraft, type DraftVerdict } from '../checks/check-claims.js';
import { composeMessage, type ComposedMessage } from './compose-message.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { GOOD_SIMILARITY, LARGEST_SIMILARITY, WORDING_ATTEMPTS } from '../outreach-limits.js';
import { type SimilarityIndex } from './similarity.js';

/** A message that has passed the checks. */
export interface DraftedMessage extends ComposedMessage {
  channel: Channel;
  verdict: DraftVerdict;
}

/** Why there is no message. */
export interface DraftFailure {
  code: 'nothing_to_say' | 'too_long' | 'too_similar' | 'refused';
  reason: string;
}

/** After this many refusals the search ends: the problem is then probably in the facts. */
const MOST_REFUSALS = 6;

/** Selects the message to compose. */
export interface DraftChoice {
  channel: Channel;
  /** Seed for the choice of wordings. */
  seed: string;
  /** 0, or another number for other wordings. */
  variant: number;
}

/**
 * Composes a message without a model. Returns the first wording that fits the channel, passes the checks and clearly
 * differs from the earlier messages; if there is none, the wording that differs most. The result is not yet added to
 * the index.
 *
 * @param earlier messages that it must not resemble
 * @param largestShare largest share of its word trigrams that it may have in common with one of them
 */
export function draftMessage(
  facts: DraftFacts,
  { channel, seed, variant }: DraftChoice,
  earlier: SimilarityIndex,
  largestShare: number = LARGEST_SIMILARITY,
): DraftedMessage | DraftFailure {
  if (facts.profileUrl === null)
    return { code: 'nothing_to_say', reason: 'the link to the profile does not lead to it' };
  let failure: DraftFailure = { code: 'too_long', reason: `the names and links in it are too long for ${channel}` };
  let best: { draft: DraftedMessage; share: number } | null = null;
  let refusals = 0;
  for (let attempt = 0; attempt <= WORDING_ATTEMPTS && refusals < MOST_REFUSALS; attempt += 1) {
    // The last attempt uses the shortest wordings, because names and links may be long.
    const composed = composeMessage(facts, channel, { seed, variant, attempt, shortest: attempt === WORDING_ATTEMPTS });
    if (composed === null) continue;
    const share = earlier.largestShare(composed.messageText);
    if (share > largestShare || share >= (best?.share ?? Infinity)) {
      if (best === null)
        failure = { code: 'too_similar', reason: 'every wording is too much like another message of the batch' };
      continue;
    }
    const draft = { channel, ...composed };
    const verdict = checkDraft(draft, facts);
    if (verdict.ok) {
      best = { draft: { ...draft, verdict }, share };
      if (share <= GOOD_SIMILARITY) break;
      continue;
    }
    refusals += 1;
    const first = verdict.problems.find(({ severity }) => severity === 'refused');
    failure = { code: 'refused', reason: `the claim checker refuses it: ${first?.code ?? ''}, ${first?.reason ?? ''}` };
  }
  return best?.draft ?? failure;
}

export function isDraft(outcome: DraftedMessage | DraftFailure): outcome is DraftedMessage {
  return 'messageText' in outcome;
}
