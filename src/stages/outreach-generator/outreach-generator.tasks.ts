import { type RankedCandidate } from '../../domain/ranking.js';
import { type Channel } from '../../domain/outreach.js';
import { type BatchTask, computeTask } from '../../platform/compute/compute-task.js';
import { checkDraft, type DraftVerdict } from './checks/check-claims.js';
import { type BatchTerms, composeDrafts, type DraftOutcome, type DraftTerms } from './drafts/compose-drafts.js';
import { draftFacts } from './facts/draft-facts.js';
import { type Draft } from './checks/text/draft-text.js';
import { composeFollowUps } from './drafts/follow-ups.js';
import { judgeAnswer, prepareMaterial } from './model/model-draft.js';
import { composeNotice } from './drafts/notice.js';

/** Drafts messages to some people without a model. */
export const compose: BatchTask<BatchTerms, RankedCandidate, DraftOutcome[]> = computeTask(
  import.meta.url,
  'compose',
  ({ shared, items }) => composeDrafts(items, shared),
);

/** A message that a model should write. */
export interface ModelWork {
  terms: DraftTerms;
  candidate: RankedCandidate;
  channel: Channel;
  seed: string;
}

function modelTask({ terms, candidate, channel, seed }: ModelWork): Parameters<typeof prepareMaterial>[0] {
  const { requirement, postingText, sender, referenceDate, variant, avoidTexts } = terms;
  return {
    facts: draftFacts(requirement, candidate, sender, referenceDate, postingText),
    channel,
    choice: { seed, variant, attempt: 0, frame: 0 },
    earlierTexts: avoidTexts,
  };
}

/** Prepares the input of a model for one message. */
export const prepare = computeTask(import.meta.url, 'prepare', (work: ModelWork) => prepareMaterial(modelTask(work)));

/** Checks a model's answer against the facts. */
export const judge = computeTask(import.meta.url, 'judge', ({ work, value }: { work: ModelWork; value: unknown }) =>
  judgeAnswer(value, modelTask(work)),
);

/** A draft and the data to check it against. */
export interface CheckInput extends Pick<DraftTerms, 'requirement' | 'postingText' | 'sender' | 'referenceDate'> {
  draft: Draft;
  candidate: RankedCandidate;
}

/** Checks a message against the facts. */
export const check = computeTask(
  import.meta.url,
  'check',
  ({ draft, requirement, postingText, candidate, sender, referenceDate }: CheckInput): DraftVerdict =>
    checkDraft(draft, draftFacts(requirement, candidate, sender, referenceDate, postingText)),
);

/** Drafts the follow-ups of a message. */
export const followUps = computeTask(import.meta.url, 'followUps', composeFollowUps);

/** Writes the notice to a person that article 14 of the GDPR requires. */
export const notice = computeTask(import.meta.url, 'notice', composeNotice);
