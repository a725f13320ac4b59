import { type JobRequirement } from '../../domain/job-requirement.js';
import { type Channel, type OutreachMessage } from '../../domain/outreach.js';
import { type OutreachSender } from '../../domain/outreach-sender.js';
import { type RankedCandidate } from '../../domain/ranking.js';
import { type Stage, type StageContext } from '../../domain/stage.js';
import { type ComputeOptions } from '../../platform/compute/compute.js';
import { type DraftVerdict } from './checks/check-claims.js';
import { type FollowUpInput, type FollowUpOutcome } from './drafts/follow-ups.js';
import { type Notice, type NoticeInput } from './drafts/notice.js';
import { type CheckInput } from './outreach-generator.tasks.js';

export interface OutreachGeneratorInput {
  /** The run: with person, channel and variant it makes the id of a message, and it seeds the choice of wordings. */
  runId: string;
  requirement: JobRequirement;
  /** In the order in which they are written to. */
  rankedCandidates: RankedCandidate[];
  channels: Channel[];
  /** Who writes; what is missing is left out, never made up. */
  sender?: OutreachSender | null;
  /** GitHub ids of people who are not written to. */
  suppressedGithubIds?: ReadonlySet<number>;
  /** 0 unless given; another number gives other wordings. */
  variant?: number;
  /** Texts that the new ones must not resemble: the earlier drafts for the same person. */
  avoidTexts?: readonly string[];
}

/** The fourth stage: drafts messages. Nothing is sent. */
export abstract class OutreachGenerator implements Stage<OutreachGeneratorInput, OutreachMessage[]> {
  readonly name = 'outreach-generator';

  /** A person who cannot be written to truthfully, or whose profile cannot be read, gives a warning and no message. */
  abstract run(input: OutreachGeneratorInput, context: StageContext): Promise<OutreachMessage[]>;

  /** What the claim checker finds in a text, whoever wrote it. */
  abstract check(input: CheckInput, options: ComputeOptions): Promise<DraftVerdict>;

  /** Three drafts to follow up with, if the person does not answer. */
  abstract followUp(input: FollowUpInput, options: ComputeOptions): Promise<FollowUpOutcome>;

  /** The information that article 14 of the GDPR asks for. */
  abstract notice(input: NoticeInput, options: ComputeOptions): Promise<Notice>;
}
