import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { Problem } from '../platform/common/problem.js';
import { Settings } from '../platform/config/settings.js';
import { type Channel, type OutreachMessage } from '../domain/outreach.js';
import { type JobRequirement } from '../domain/job-requirement.js';
import { type ProjectActionName, wrongState } from '../projects/access/project-actions.js';
import { type RankedCandidate } from '../domain/ranking.js';
import { unpackRanked } from '../domain/views/unpack.js';
import { type ProjectView } from '../projects/project.dto.js';
import { ProjectsService } from '../projects/projects.service.js';
import { findOn, findRanked } from '../projects/shortlist/shortlist.service.js';
import { generationMark } from '../domain/generation-mark.js';
import { OutreachGenerator } from '../stages/outreach-generator/outreach-generator.js';
import { type EditedMessage, type FollowUpsView, type NoticeView, type OutreachView } from './outreach.dto.js';
import { withTimeout } from '../platform/common/timeout.js';
import { senderOf } from './outreach-settings.js';

/** Longest time in milliseconds for drafting one message, a model call included. */
const DRAFT_TIMEOUT = 60_000;

/** A message, and the user who changes it. */
interface MessageOfUser {
  userId: string;
  projectId: string;
  username: string;
  outreachId: string;
}

/** Drafts and edits messages to shortlisted people, and records which were sent. GitHire sends nothing. */
@Injectable()
export class OutreachService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly generator: OutreachGenerator,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not_found` if the person is not on the shortlist */
  async list(userId: string, projectId: string, username: string): Promise<OutreachView> {
    const project = await this.projects.read(userId, projectId);
    const outreachMessages = messagesFor(project, findOn(project, username).entry.githubUsername);
    return { outreachMessages, total: outreachMessages.length };
  }

  /**
   * @throws Problem `not_found`; `outreach_not_possible` if the person asks not to be contacted, or nothing true can be
   * said; `pipeline_timeout` if it takes too long
   */
  async draft(userId: string, projectId: string, username: string, channel: Channel): Promise<OutreachMessage> {
    const project = await this.projects.read(userId, projectId);
    const person = wholePerson(project, findOn(project, username).entry.githubUsername);
    const earlier = messagesFor(project, person.githubUsername);
    const reasons: string[] = [];
    const now = this.clock.now();
    const input = {
      runId: projectId,
      requirement: requirementOf(project),
      postingText: project.jobDescriptionText,
      rankedCandidates: [person],
      channels: [channel],
      sender: senderOf(this.settings, project.results?.metadata?.drafts),
      variant: earlier.length,
      avoidTexts: earlier.map((other) => other.messageText),
    };
    const context = {
      referenceDate: now,
      deadline: new Date(now.getTime() + DRAFT_TIMEOUT),
      warn: (_code: string, text: string) => reasons.push(text),
      progress: () => undefined,
      checkpoint: async () => undefined,
      onBehalfOf: userId,
    };
    const [message] = await withTimeout((signal) => this.generator.run(input, { ...context, signal }), {
      milliseconds: DRAFT_TIMEOUT,
      reason: () => new Problem('pipeline_timeout', 'Drafting the message took too long.'),
    });
    if (message === undefined) throw new Problem('outreach_not_possible', reasons.join(' ') || undefined);
    const stored = await this.projects.changeResults(userId, projectId, 'draftOutreach', (current) => {
      // The person may have been removed, or the project reset, while the message was drafted.
      findRanked(current, findOn(current, username).entry.githubUsername);
      const messages = current.results?.outreachMessages ?? [];
      // Two drafts at once have the same id: the first one stays, with its later changes.
      const isThere = messages.some(({ outreachId }) => outreachId === message.outreachId);
      return { results: { ...current.results, outreachMessages: isThere ? messages : [...messages, message] } };
    });
    return find(stored, username, message.outreachId);
  }

  /** Drafts another wording of a message, beside the old one. @throws Problem as for `draft` */
  async regenerate(userId: string, projectId: string, username: string, outreachId: string): Promise<OutreachMessage> {
    const { channel } = find(await this.projects.read(userId, projectId), username, outreachId);
    return this.draft(userId, projectId, username, channel);
  }

  /** Stores the user's own text beside the original, and returns the result of the claim check. */
  async edit(
    userId: string,
    projectId: string,
    username: string,
    outreachId: string,
    messageText: string,
  ): Promise<EditedMessage> {
    const project = await this.change({ userId, projectId, username, outreachId }, 'editOutreach', (message) => {
      if (message.status === 'sent')
        throw new Problem('invalid_project_state', 'The message is marked as sent: it cannot be edited any more.');
      return {
        ...message,
        isEdited: true,
        editedMessage: messageText,
        editedAt: this.clock.now().toISOString(),
        generationMark: generationMark({ ...message, isEdited: true }),
      };
    });
    const message = find(project, username, outreachId);
    const { problems } = await this.generator.check(
      {
        draft: { channel: message.channel, subjectLine: message.subjectLine, messageText },
        requirement: requirementOf(project),
        postingText: project.jobDescriptionText,
        candidate: wholePerson(project, username),
        sender: senderOf(this.settings, project.results?.metadata?.drafts),
        referenceDate: this.clock.now(),
      },
      { onBehalfOf: userId },
    );
    const advice = problems.map(({ code, kind, text, reason, place }) => ({
      code,
      kind,
      text,
      reason,
      field: place?.field ?? null,
      start: place?.start ?? null,
      end: place?.end ?? null,
    }));
    return { ...message, advice };
  }

  /** Records that the user has sent the message; the time of the first call stays. */
  async markSent(userId: string, projectId: string, username: string, outreachId: string): Promise<OutreachMessage> {
    const project = await this.change({ userId, projectId, username, outreachId }, 'markOutreachSent', (message) =>
      message.status === 'sent' ? message : { ...message, status: 'sent', sentAt: this.clock.now().toISOString() },
    );
    return find(project, username, outreachId);
  }

  /** Drafts three follow-ups, in case the person does not reply. @throws Problem `outreach_not_possible` */
  async followUp(userId: string, projectId: string, username: string, outreachId: string): Promise<FollowUpsView> {
    const before = await this.projects.read(userId, projectId);
    const { followUps, blocked } = await this.generator.followUp(
      {
        message: find(before, username, outreachId),
        requirement: requirementOf(before),
        postingText: before.jobDescriptionText,
        candidate: wholePerson(before, username),
        sender: senderOf(this.settings, before.results?.metadata?.drafts),
        referenceDate: this.clock.now(),
      },
      { onBehalfOf: userId },
    );
    if (blocked !== null) throw new Problem('outreach_not_possible', blocked.message);
    await this.change({ userId, projectId, username, outreachId }, 'draftFollowUps', (message) => ({
      ...message,
      followUps,
    }));
    return { outreachId, followUps };
  }

  /** @throws Problem `not_found` */
  async readFollowUps(userId: string, projectId: string, username: string, outreachId: string): Promise<FollowUpsView> {
    const { followUps = [] } = find(await this.projects.read(userId, projectId), username, outreachId);
    return { outreachId, followUps };
  }

  /** Returns what a person must be told if their data was not collected from them (GDPR, article 14). */
  async notice(userId: string, projectId: string, username: string): Promise<NoticeView> {
    const project = await this.projects.read(userId, projectId);
    return this.generator.notice(
      {
        candidate: wholePerson(project, username),
        requirement: requirementOf(project),
        sender: senderOf(this.settings, project.results?.metadata?.drafts),
        contact: this.settings.outreachContact ?? null,
        retentionDays: this.settings.retentionDays,
        // The retention period begins with the run that found the person.
        referenceDate: new Date(project.results?.metadata?.startedAt ?? this.clock.now()),
      },
      { onBehalfOf: userId },
    );
  }

  private change(
    { userId, projectId, username, outreachId }: MessageOfUser,
    action: ProjectActionName,
    change: (message: OutreachMessage) => OutreachMessage,
  ): Promise<ProjectView> {
    return this.projects.changeResults(userId, projectId, action, (project) => {
      const changed = change(find(project, username, outreachId));
      const outreachMessages =
        project.results?.outreachMessages?.map((message) => (message.outreachId === outreachId ? changed : message)) ??
        [];
      return { results: { ...project.results, outreachMessages } };
    });
  }
}

/** @throws Problem `not_found` */
function wholePerson(project: ProjectView, username: string): RankedCandidate {
  return unpackRanked(findRanked(project, username), project.results?.work ?? []);
}

function messagesFor(project: ProjectView, githubUsername: string): OutreachMessage[] {
  return (project.results?.outreachMessages ?? []).filter((message) => message.githubUsername === githubUsername);
}

function find(project: ProjectView, username: string, outreachId: string): OutreachMessage {
  const message = messagesFor(project, findOn(project, username).entry.githubUsername).find(
    (candidate) => candidate.outreachId === outreachId,
  );
  if (message === undefined) throw new Problem('not_found', 'There is no such message.');
  return message;
}

function requirementOf(project: ProjectView): JobRequirement {
  if (project.results?.jobRequirement === undefined) throw wrongState(project, 'The posting has not been read yet.');
  return project.results.jobRequirement;
}
