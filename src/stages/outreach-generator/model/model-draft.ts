import { type Channel } from '../../../domain/outreach.js';
import { type LlmClient, type LlmRequest } from '../../../llm/llm-client.js';
import { checkDraft } from '../checks/check-claims.js';
import { frameMessage, type ComposedMessage } from '../drafts/compose-message.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { refused, type DraftProblem } from '../checks/draft-problem.js';
import { BODY_LENGTH, MODEL_LIMITS } from '../outreach-limits.js';
import { modelMaterial, NO_EVIDENCE, type ModelMaterial } from './model-material.js';
import { personalizationScore } from '../drafts/personalization-score.js';
import { RETRY, SYSTEM } from './prompts/outreach-message.v1.js';
import { type WordingChoice } from '../wording/wording.js';

/** What came of asking a model. */
export interface ModelOutcome extends JudgedAnswer {
  tokensUsed: number;
  /** The model, as the service names it. */
  model: string;
}

/** What the checker makes of a model's answer. */
export interface JudgedAnswer {
  /** Null where the draft was refused. */
  message: ComposedMessage | null;
  /** `personalizationScore` of the message; 0 where there is none. */
  score: number;
  /** Remarks on the message, or the reasons for which the draft was refused. */
  problems: DraftProblem[];
}

interface ModelAnswer {
  subject: string;
  sentences: { text: string; evidence: string }[];
}

/** One message that a model is to write. */
export interface ModelTask {
  facts: DraftFacts;
  channel: Channel;
  choice: WordingChoice;
  /** Texts that the new one must not resemble. */
  earlierTexts: readonly string[];
}

/** What is computed around the calls of a model, in this thread or another. */
export interface ModelDesk {
  /** What the model is given. */
  prepare(): Promise<ModelMaterial>;
  /** Holds its answer to the facts. */
  judge(value: unknown): Promise<JudgedAnswer>;
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
  desk: ModelDesk,
  call: Pick<LlmRequest, 'signal' | 'timeoutMs'>,
): Promise<ModelOutcome> {
  const material = await desk.prepare();
  let outcome: ModelOutcome = { message: null, score: 0, problems: [], tokensUsed: 0, model: '' };
  for (let attempt = 1; attempt <= TRIES && outcome.message === null; attempt += 1) {
    const { value, tokensUsed, model } = await llm.complete({
      system: SYSTEM,
      user: attempt === 1 ? material.text : `${material.text}\n\n${RETRY}\n${reasonsOf(outcome.problems)}`,
      schemaName: 'outreach_message',
      schema: material.schema,
      maxTokens: MODEL_LIMITS.answerTokens,
      ...call,
    });
    outcome = { ...(await desk.judge(value)), tokensUsed: outcome.tokensUsed + tokensUsed, model };
  }
  return outcome;
}

/** The facts for one message as data for a model. */
export function prepareMaterial({ facts, channel, choice, earlierTexts }: ModelTask): ModelMaterial {
  const frame = frameMessage(facts, channel, choice, []);
  return modelMaterial(facts, channel, BODY_LENGTH[channel].max - frame.messageText.length, earlierTexts);
}

/** The message made of a model's answer, where it has the right shape and the checker lets it pass. */
export function judgeAnswer(value: unknown, task: ModelTask): JudgedAnswer {
  const { facts, channel, choice } = task;
  const material = prepareMaterial(task);
  const read = readAnswer(value, material, channel);
  if (Array.isArray(read)) return { message: null, score: 0, problems: read };
  const message = assemble(read, material, facts, channel, choice);
  const { ok, problems } = checkDraft({ channel, ...message }, facts);
  return ok
    ? { message, score: personalizationScore({ channel, ...message }, facts, problems), problems }
    : { message: null, score: 0, problems };
}

function reasonsOf(problems: readonly DraftProblem[]): string {
  return problems
    .map(({ code, text, reason }) => `- ${code}${text === '' ? '' : ` (${JSON.stringify(text)})`}: ${reason}`)
    .join('\n');
}

/** Nothing about the answer's shape is believed. */
function readAnswer(value: unknown, material: ModelMaterial, channel: Channel): ModelAnswer | DraftProblem[] {
  const { subject, sentences } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (!Array.isArray(sentences) || sentences.length === 0 || sentences.length > 8 || !sentences.every(isSentence)) {
    return [refused('no-evidence', '', 'the answer has not the shape that was asked for')];
  }
  const problems = sentences.flatMap(({ text, evidence }) => {
    if (!material.evidence.has(evidence))
      return [refused('no-evidence', text, `there is no evidence ${JSON.stringify(evidence.slice(0, 20))}`)];
    const aboutPerson = /\byou(?:rs?|'ve|'re)?\b/i.test(text) && !text.trim().endsWith('?');
    return evidence === NO_EVIDENCE && aboutPerson
      ? [refused('no-evidence', text, 'a sentence about the person needs evidence')]
      : [];
  });
  if (problems.length > 0) return problems;
  return { subject: channel === 'email' && typeof subject === 'string' ? subject : '', sentences };
}

function isSentence(value: unknown): value is { text: string; evidence: string } {
  const { text, evidence } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof text === 'string' && text.trim() !== '' && typeof evidence === 'string';
}

function assemble(
  { subject, sentences }: ModelAnswer,
  material: ModelMaterial,
  facts: DraftFacts,
  channel: Channel,
  choice: WordingChoice,
): ComposedMessage {
  const opening = sentences.map(({ text, evidence }) => ({
    text: text.replace(/\s+/g, ' ').trim(),
    evidenceUrl: evidence === NO_EVIDENCE ? undefined : material.evidence.get(evidence),
  }));
  const framed = frameMessage(facts, channel, choice, opening);
  return { ...framed, subjectLine: channel === 'email' ? subject.replace(/\s+/g, ' ').trim() : null };
}
