import { type Channel } from '../../../domain/outreach.js';
import { type LlmClient, type LlmRequest } from '../../../llm/llm-client.js';
import { checkDraft } from '../checks/check-claims.js';
import { frameMessage, type ComposedMessage } from '../drafts/compose-message.js';
import { type DraftLanguage } from '../../../domain/outreach-sender.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { refused, type ProblemReport } from '../checks/draft-problem.js';
import { BODY_LENGTH, MODEL_LIMITS } from '../outreach-limits.js';
import { modelMaterial, NO_EVIDENCE, type ModelMaterial } from './model-material.js';
import { personalizationScore } from '../drafts/personalization-score.js';
import { RETRY, SYSTEM } from './prompts/outreach-message.v2.js';
import { type WordingChoice } from '../frames/message-parts.js';

/** The result of asking a model for a message. */
export interface ModelOutcome extends JudgedAnswer {
  tokensUsed: number;
  /** The model's name, as returned by the LLM service. */
  model: string;
}

/** The verdict of the checker on a model's answer. */
export interface JudgedAnswer {
  /** Null if the draft was refused. */
  message: ComposedMessage | null;
  /** `personalizationScore` of the message; 0 if there is none. */
  score: number;
  /** Problems in the message, or the reasons for refusing it. */
  problems: ProblemReport[];
}

interface ModelAnswer {
  subject: string;
  sentences: { text: string; evidence: string }[];
}

/** A message that a model should write. */
export interface ModelTask {
  facts: DraftFacts;
  channel: Channel;
  choice: WordingChoice;
  /** Texts that the new text must not resemble. */
  earlierTexts: readonly string[];
}

/** The computations before and after the calls of a model. They run in this thread or in a worker thread. */
export interface ModelComputations {
  /** Prepares the input for the model. */
  prepare(): Promise<ModelMaterial>;
  /** Checks the model's answer against the facts. */
  judge(value: unknown): Promise<JudgedAnswer>;
}

/**
 * Number of drafts requested before the composed message is used: the first one, and a second one with the reasons for
 * the refusal.
 */
const TRIES = 2;

/**
 * Requests the opening of a message from a model, inserts it between the composed lines about pay, source and opt-out,
 * and has it checked. A refused draft is requested once more, with the reasons.
 * @throws LlmError if the model returns no usable answer
 */
export async function draftWithModel(
  llm: LlmClient,
  computations: ModelComputations,
  call: Pick<LlmRequest, 'signal' | 'timeoutMs'>,
): Promise<ModelOutcome> {
  const material = await computations.prepare();
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
    outcome = { ...(await computations.judge(value)), tokensUsed: outcome.tokensUsed + tokensUsed, model };
  }
  return outcome;
}

/** Prepares the facts for one message as input for a model. */
export function prepareMaterial({ facts, channel, choice, earlierTexts }: ModelTask): ModelMaterial {
  const frame = frameMessage(facts, channel, choice, []);
  return modelMaterial(facts, channel, BODY_LENGTH[channel].max - frame.messageText.length, earlierTexts);
}

/** Builds a message from a model's answer, if the answer has the right shape and passes the checks. */
export function judgeAnswer(value: unknown, task: ModelTask): JudgedAnswer {
  const { facts, channel, choice } = task;
  const material = prepareMaterial(task);
  const read = readAnswer(value, material, task);
  if (Array.isArray(read)) return { message: null, score: 0, problems: read };
  const message = assemble(read, material, facts, channel, choice);
  const { ok, problems } = checkDraft({ channel, ...message }, facts);
  return ok
    ? { message, score: personalizationScore({ channel, ...message }, facts, problems), problems }
    : { message: null, score: 0, problems };
}

function reasonsOf(problems: readonly ProblemReport[]): string {
  return problems
    .map(({ code, text, reason }) => `- ${code}${text === '' ? '' : ` (${JSON.stringify(text)})`}: ${reason}`)
    .join('\n');
}

/** Words that speak to the reader, by language. */
const ABOUT_PERSON: Readonly<Record<DraftLanguage, RegExp>> = {
  en: /\byou(?:rs?|'ve|'re)?\b/i,
  de: /\b(?:Sie|Ihnen|Ihre?|Ihre[mnrs])\b/,
  fr: /\b(?:vous|votre|vos|vôtres?)\b/i,
  es: /\b(?:usted|su|sus|suyos?|suyas?)\b/i,
};

/** The answer can have any shape, so every property is checked. */
function readAnswer(
  value: unknown,
  material: ModelMaterial,
  { channel, facts }: ModelTask,
): ModelAnswer | ProblemReport[] {
  const { subject, sentences } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (!Array.isArray(sentences) || sentences.length === 0 || sentences.length > 8 || !sentences.every(isSentence)) {
    return [refused('no-evidence', '', 'the answer has not the shape that was asked for')];
  }
  const problems = sentences.flatMap(({ text, evidence }) => {
    if (!material.evidence.has(evidence))
      return [refused('no-evidence', text, `there is no evidence ${JSON.stringify(evidence.slice(0, 20))}`)];
    const aboutPerson = ABOUT_PERSON[facts.language].test(text) && !text.trim().endsWith('?');
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
