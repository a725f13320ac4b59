import { v5 } from 'uuid';
import { type OutreachMessage } from '../../../domain/outreach.js';
import { type ComposedDraft, type DraftTerms } from './compose-drafts.js';
import { generationMark } from '../../../domain/generation-mark.js';
import { type ModelDraft } from '../model/model-drafts.js';
import { LARGEST_SIMILARITY } from '../outreach-limits.js';
import { type SimilarityIndex } from './similarity.js';

/** Namespace of the message ids (RFC 9562, version 5). It must never change. */
const MESSAGE_NAMESPACE = '6f0a4a5e-0d1c-5b7e-9a43-2f6d1c8e5b90';

/**
 * Builds the message: from the model's draft if it was accepted and differs from the others, otherwise from the
 * composed draft.
 * @param others the messages before it; null if no model was asked
 */
export function toMessage(
  draft: ComposedDraft,
  written: ModelDraft | undefined,
  terms: DraftTerms,
  others: SimilarityIndex | null,
): OutreachMessage {
  const { candidate, channel, otherRoute } = draft;
  const isSimilar =
    written?.message !== undefined &&
    others !== null &&
    others.largestShare(written.message.messageText) > LARGEST_SIMILARITY;
  const chosen = written?.message === undefined || isSimilar ? null : written.message;
  const message = chosen ?? draft.message;
  const problems = chosen === null ? draft.message.verdict.problems : (written?.problems ?? []);
  const flags = [
    ...(chosen === null ? (written?.flags ?? []) : []),
    ...(isSimilar ? ['model-draft-refused:too-similar'] : []),
  ];
  const generatedBy = chosen === null ? 'template' : `llm:${written?.model ?? ''}`;
  const generatedAt = terms.referenceDate.toISOString();
  return {
    outreachId: v5(
      [terms.runId, candidate.githubUsername.toLowerCase(), channel, terms.variant].join('\n'),
      MESSAGE_NAMESPACE,
    ),
    githubUsername: candidate.githubUsername,
    channel,
    subjectLine: message.subjectLine,
    messageText: message.messageText,
    personalizationScore: chosen === null ? draft.score : (written?.score ?? 0),
    personalizationMetadata: {
      depth: message.depth,
      referencedRepositories: message.referencedRepositories,
      claims: message.claims,
      qualityFlags: [
        ...new Set([
          ...problems.map(({ code }) => code),
          ...flags,
          ...(otherRoute === null ? [] : [`preferred-route:${otherRoute}`]),
        ]),
      ],
    },
    generatedBy,
    generationMark: generationMark({ generatedBy, generatedAt, isEdited: false }),
    tokensUsed: written?.tokensUsed ?? 0,
    status: 'draft',
    isEdited: false,
    editedMessage: null,
    generatedAt,
    editedAt: null,
    sentAt: null,
  };
}
