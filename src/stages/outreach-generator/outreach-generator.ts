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
  /**
   * Id of the run. The id of a message is made from the run, person, channel and variant. The run is also part of the
   * seed for the wordings.
   */
  runId: string;
  requirement: JobRequirement;
  /** The posting as it was given. Statements of a draft that no field of the requirement holds are looked up in it. */
  postingText?: string | null;
  /** In the order in which the messages are drafted. */
  rankedCandidates: RankedCandidate[];
  channels: Channel[];
  /** The sender. Missing values are left out and never invented. */
  sender?: OutreachSender | null;
  /** GitHub ids of people who must not be contacted. */
  suppressedGithubIds?: ReadonlySet<number>;
  /** Default 0; another number has other wordings. */
  variant?: number;
  /** Earlier drafts for the same person. The new drafts must not resemble them. */
  avoidTexts?: readonly string[];
}

/** The fourth stage: drafts messages. Nothing is sent. */
export abstract class OutreachGenerator implements Stage<OutreachGeneratorInput, OutreachMessage[]> {
  readonly name = 'outreach-generator';

  /** A person who cannot be contacted truthfully, or whose profile cannot be read, gets a warning and no message. */
  abstract run(input: OutreachGeneratorInput, context: StageContext): Promise<OutreachMessage[]>;

  /** Checks a text against the facts, whoever wrote it. */
  abstract check(input: CheckInput, options: ComputeOptions): Promise<DraftVerdict>;

  /** Drafts three follow-ups for the case that the person does not reply. */
  abstract followUp(input: FollowUpInput, options: ComputeOptions): Promise<FollowUpOutcome>;

  /** Writes the information that article 14 of the GDPR requires. */
  abstract notice(input: NoticeInput, options: ComputeOptions): Promise<Notice>;
}
