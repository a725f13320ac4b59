import { type RankedCandidate } from '../../domain/ranking.js';
import { type Channel } from '../../domain/outreach.js';
import { type BatchTask, computeTask } from '../../platform/compute/compute-task.js';
import { checkDraft, type DraftVerdict } from './checks/check-claims.js';
import { type BatchTerms, composeDrafts, type DraftOutcome, type DraftTerms } from './drafts/compose-drafts.js';
import { draftFacts } from './facts/draft-facts.js';
import { type Draft } from './checks/draft-text.js';
import { composeFollowUps } from './drafts/follow-ups.js';
import { judgeAnswer, prepareMaterial } from './model/model-draft.js';
import { composeNotice } from './drafts/notice.js';

/** Drafts messages to some people without a model. */
export const compose: BatchTask<BatchTerms, RankedCandidate, DraftOutcome[]> = computeTask(
  import.meta.url,
  'compose',
  ({ shared, items }) => composeDrafts(items, shared),
);

/** One message that a model is to write. */
export interface ModelWork {
  terms: DraftTerms;
  candidate: RankedCandidate;
  channel: Channel;
  seed: string;
}

function modelTask({ terms, candidate, channel, seed }: ModelWork): Parameters<typeof prepareMaterial>[0] {
  const { requirement, sender, referenceDate, variant, avoidTexts } = terms;
  return {
    facts: draftFacts(requirement, candidate, sender, referenceDate),
    channel,
    choice: { seed, variant, attempt: 0 },
    earlierTexts: avoidTexts,
  };
}

/** Makes what a model is given for a message. */
export const prepare = computeTask(import.meta.url, 'prepare', (work: ModelWork) => prepareMaterial(modelTask(work)));

/** Holds a model's answer to the facts. */
export const judge = computeTask(import.meta.url, 'judge', ({ work, value }: { work: ModelWork; value: unknown }) =>
  judgeAnswer(value, modelTask(work)),
);

/** What a draft is checked against. */
export interface CheckInput extends Pick<DraftTerms, 'requirement' | 'sender' | 'referenceDate'> {
  draft: Draft;
  candidate: RankedCandidate;
}

/** Holds a message to the facts. */
export const check = computeTask(
  import.meta.url,
  'check',
  ({ draft, requirement, candidate, sender, referenceDate }: CheckInput): DraftVerdict =>
    checkDraft(draft, draftFacts(requirement, candidate, sender, referenceDate)),
);

/** Drafts what follows up on a message. */
export const followUps = computeTask(import.meta.url, 'followUps', composeFollowUps);

/** Writes the information that a person is owed. */
export const notice = computeTask(import.meta.url, 'notice', composeNotice);
