import type { Channel } from '../../domain/outreach.js';
import type { LlmClient, LlmRequest } from '../../llm/llm-client.js';
import { checkDraft } from './check-claims.js';
import { frameMessage, type ComposedMessage } from './compose-message.js';
import type { DraftFacts } from './draft-facts.js';
import { refused, type DraftProblem } from './draft-problem.js';
import { BODY_LENGTH, MODEL_LIMITS } from './outreach-knobs.js';
import { modelMaterial, NO_EVIDENCE, type ModelMaterial } from './model-material.js';
import { RETRY, SYSTEM } from './prompts/outreach-message.v1.js';
import type { WordingChoice } from './wording.js';

/** What came of asking a model. */
export interface ModelOutcome {
  /** Null where both drafts were refused. */
  message: ComposedMessage | null;
  /** Remarks on the message, or the reasons for which the last draft was refused. */
  problems: DraftProblem[];
  tokensUsed: number;
  /** The model, as the service names it. */
  model: string;
}

interface ModelAnswer {
  subject: string;
  sentences: { text: string; evidence: string }[];
}

/** Drafts refused before the composer's stands: one, and one more with the reasons. */
const TRIES = 2;

/**
 * Asks a model for the opening of a message, puts it between the composer's own lines on pay, source and opting out,
 * and has it checked. A refused draft is asked for once more, with the reasons.
 * @throws LlmError where the model gives no usable answer
 */
export async function draftWithModel(
  llm: LlmClient,
  facts: DraftFacts,
  channel: Channel,
  choice: WordingChoice,
  earlierTexts: readonly string[],
  call: Pick<LlmRequest, 'signal' | 'timeoutMs'>,
): Promise<ModelOutcome> {
  const frame = frameMessage(facts, channel, choice, []);
  const room = BODY_LENGTH[channel].max - frame.messageText.length;
  const material = modelMaterial(facts, channel, room, earlierTexts);
  const outcome: ModelOutcome = { message: null, problems: [], tokensUsed: 0, model: '' };
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { value, tokensUsed, model } = await llm.complete({
      system: SYSTEM,
      user: attempt === 1 ? material.text : `${material.text}\n\n${RETRY}\n${reasonsOf(outcome.problems)}`,
      schemaName: 'outreach_message',
      schema: material.schema,
      maxTokens: MODEL_LIMITS.answerTokens,
      ...call,
    });
    outcome.tokensUsed += tokensUsed;
    outcome.model = model;
    const read = readAnswer(value, material, channel);
    if (Array.isArray(read)) {
      outcome.problems = read;
      continue;
    }
    const message = assemble(read, material, facts, channel, choice);
    const { ok, problems } = checkDraft({ channel, ...message }, facts);
    outcome.problems = problems;
    if (ok) return { ...outcome, message };
  }
  return outcome;
}

function reasonsOf(problems: readonly DraftProblem[]): string {
  return problems.map(({ code, text, reason }) => `- ${code}${text === '' ? '' : ` (${JSON.stringify(text)})`}: ${reason}`).join('\n');
}

/** Nothing about the answer's shape is believed. */
function readAnswer(value: unknown, material: ModelMaterial, channel: Channel): ModelAnswer | DraftProblem[] {
  const { subject, sentences } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (!Array.isArray(sentences) || sentences.length === 0 || sentences.length > 8 || !sentences.every(isSentence)) {
    return [refused('no-evidence', '', 'the answer has not the shape that was asked for')];
  }
  const problems = sentences.flatMap(({ text, evidence }) => {
    if (!material.evidence.has(evidence)) return [refused('no-evidence', text, `there is no evidence ${JSON.stringify(evidence.slice(0, 20))}`)];
    const aboutPerson = /\byou(?:rs?|'ve|'re)?\b/i.test(text) && !text.trim().endsWith('?');
    return evidence === NO_EVIDENCE && aboutPerson ? [refused('no-evidence', text, 'a sentence about the person needs evidence')] : [];
  });
  if (problems.length > 0) return problems;
  return { subject: channel === 'email' && typeof subject === 'string' ? subject : '', sentences };
}

function isSentence(value: unknown): value is { text: string; evidence: string } {
  const { text, evidence } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof text === 'string' && text.trim() !== '' && typeof evidence === 'string';
}

function assemble({ subject, sentences }: ModelAnswer, material: ModelMaterial, facts: DraftFacts, channel: Channel, choice: WordingChoice): ComposedMessage {
  const opening = sentences.map(({ text, evidence }) => ({
    text: text.replace(/\s+/g, ' ').trim(),
    evidenceUrl: evidence === NO_EVIDENCE ? undefined : material.evidence.get(evidence),
  }));
  const framed = frameMessage(facts, channel, choice, opening);
  return { ...framed, subjectLine: channel === 'email' ? subject.replace(/\s+/g, ' ').trim() : null };
}
