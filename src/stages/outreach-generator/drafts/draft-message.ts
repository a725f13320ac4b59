import { type Channel } from '../../../domain/outreach.js';
import { checkDraft, type DraftVerdict } from '../checks/check-claims.js';
import { composeMessage, type ComposedMessage } from './compose-message.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { type Frame } from '../frames/frame-file.js';
import { framesFor } from '../frames/message-parts.js';
import { seedOf } from '../frames/seeded-choice.js';
import { COMPARED_WORDINGS, GOOD_SIMILARITY, WORDING_ATTEMPTS } from '../outreach-limits.js';
import { type SimilarityIndex } from './similarity.js';

/** A message that has passed the checks. */
export interface DraftedMessage extends ComposedMessage {
  channel: Channel;
  /** The first sentence of the frame that it was made from. */
  start: string;
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
  /** How the latest messages of the run on this channel begin, the newest last: the first sentence of their frames. */
  latestStarts: readonly string[];
  /** Earlier drafts for the same person. None of them is given again. */
  avoidTexts: readonly string[];
}

/**
 * Composes a message without a model. Returns the first wording that fits the channel, passes the checks and clearly
 * differs from the earlier messages; if there is none, the wording that differs most. At most two of twelve messages in
 * a row begin with the same sentence. The result is not yet added to the index.
 *
 * @param earlier messages that it should not resemble
 */
export function draftMessage(
  facts: DraftFacts,
  choice: DraftChoice,
  earlier: SimilarityIndex,
): DraftedMessage | DraftFailure {
  if (facts.profileUrl === null)
    return { code: 'nothing_to_say', reason: 'the link to the profile does not lead to it' };
  let failure: DraftFailure = {
    code: 'too_long',
    reason: `the names and links in it are too long for ${choice.channel}`,
  };
  let refusals = 0;
  for (const wording of bestFirst(wordings(facts, choice), earlier)) {
    if (wording === SAME_AS_EARLIER) {
      failure = { code: 'too_similar', reason: 'every wording is the same as an earlier message' };
      continue;
    }
    const verdict = checkDraft(wording, facts);
    if (verdict.ok) return { ...wording, verdict };
    refusals += 1;
    const first = verdict.problems.find(({ severity }) => severity === 'refused');
    failure = { code: 'refused', reason: `the claim checker refuses it: ${first?.code ?? ''}, ${first?.reason ?? ''}` };
    if (refusals === MOST_REFUSALS) break;
  }
  return failure;
}

type Wording = Omit<DraftedMessage, 'verdict'>;
const SAME_AS_EARLIER = 'same as an earlier message';
type WordingOutcome = Wording | typeof SAME_AS_EARLIER;

/** The wordings of a message, each composed when it is asked for; null where nothing fits. */
function* wordings(
  facts: DraftFacts,
  { channel, seed, variant, latestStarts, avoidTexts }: DraftChoice,
): Generator<WordingOutcome | null, undefined> {
  const starts = framesFor(facts, channel).map(startOf);
  const frames = freshFrames(starts, latestStarts, seedOf(seed, 'frame') + variant * COMPARED_WORDINGS);
  for (let attempt = 0; attempt < WORDING_ATTEMPTS; attempt += 1) {
    const frame = frames[attempt % frames.length] ?? 0;
    const composed = composeMessage(facts, channel, { seed, variant, attempt, frame });
    if (composed === null) yield null;
    else if (avoidTexts.includes(composed.messageText)) yield SAME_AS_EARLIER;
    else yield { channel, start: starts[frame] ?? '', ...composed };
  }
  return undefined;
}

/**
 * The wordings in the order in which they are tried. The first ones are compared before they are checked, because a
 * check takes several times as long as a comparison.
 */
function* bestFirst(
  all: Generator<WordingOutcome | null, undefined>,
  earlier: SimilarityIndex,
): Generator<WordingOutcome, undefined> {
  const compared: { wording: Wording; share: number }[] = [];
  for (let attempt = 0; attempt < COMPARED_WORDINGS; attempt += 1) {
    const wording = all.next().value;
    if (wording === SAME_AS_EARLIER) yield wording;
    else if (wording !== null && wording !== undefined) {
      const share = earlier.largestShare(wording.messageText);
      compared.push({ wording, share });
      if (share <= GOOD_SIMILARITY) break;
    }
  }
  for (const { wording } of compared.sort((one, other) => one.share - other.share)) yield wording;
  for (const wording of all) if (wording !== null) yield wording;
  return undefined;
}

/** Of so many messages in a row, at most `MOST_ALIKE` begin with the same sentence. */
const ALIKE_AMONG = 12;
const MOST_ALIKE = 2;

/** The frames that may be used now, in an order that depends on the start. */
function freshFrames(starts: readonly string[], latest: readonly string[], first: number): number[] {
  const window = latest.slice(1 - ALIKE_AMONG);
  const all = starts.map((_start, step) => (first + step) % starts.length);
  const fresh = all.filter((frame) => window.filter((used) => used === starts[frame]).length < MOST_ALIKE);
  return fresh.length > 0 ? fresh : all;
}

function startOf(frame: Frame): string {
  return frame[0]?.[0] ?? '';
}

export function isDraft(outcome: DraftedMessage | DraftFailure): outcome is DraftedMessage {
  return 'messageText' in outcome;
}
