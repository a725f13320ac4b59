import { type Channel } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { MODEL_LIMITS } from '../outreach-limits.js';
import { PROMPT_VERSION } from './prompts/outreach-message.v2.js';

/** Evidence id for a sentence about the job. */
export const POSTING = 'posting';
/** Evidence id for a sentence that claims nothing. */
export const NO_EVIDENCE = 'none';

/** The input from which a model writes a message. */
export interface ModelMaterial {
  /** The facts as one JSON object. */
  text: string;
  /** JSON Schema of the model's answer. */
  schema: Record<string, unknown>;
  /** Links by evidence id; null for the posting and for "no evidence". */
  evidence: ReadonlyMap<string, string | null>;
}

/** Earlier texts are shown so that the model writes a different one. They are cut to this length. */
const EARLIER_CHARACTERS = 600;
const MOST_EARLIER = 3;

/**
 * The facts for one message as data: one piece of work, the posting, and strangers' texts in quotes, cut to length.
 *
 * @param room number of characters for the model's sentences
 */
export function modelMaterial(
  facts: DraftFacts,
  channel: Channel,
  room: number,
  earlierTexts: readonly string[],
): ModelMaterial {
  const [item] = facts.workItems;
  const [proven] = facts.provenSkills;
  const evidence = new Map<string, string | null>([
    [POSTING, null],
    [NO_EVIDENCE, null],
  ]);
  const url = item?.url ?? proven?.url;
  if (url !== undefined) evidence.set('e1', url);
  const { requiredSkills, preferredSkills, remote, locations } = facts.requirement;
  const text = JSON.stringify({
    promptVersion: PROMPT_VERSION,
    channel,
    language: facts.language,
    maxCharacters: Math.max(0, room),
    posting: {
      role: facts.role.text || null,
      company: facts.company,
      place: locations.map(({ text: place }) => place),
      remote,
      asksFor: requiredSkills.map(({ name }) => name),
      wouldLike: preferredSkills.map(({ name }) => name),
    },
    evidence:
      url === undefined
        ? []
        : [
            {
              id: 'e1',
              kind: item?.kind ?? 'skill',
              repository: item?.repository ?? null,
              title: item?.title ?? null,
              url,
              month: item?.at?.slice(0, 7) ?? null,
            },
          ],
    skillsInCommon: item?.skills ?? (proven === undefined ? [] : [proven.name]),
    quotedFromProfile: quotedText(facts, item?.repository),
    ...(earlierTexts.length === 0
      ? {}
      : { writeDifferentlyFrom: earlierTexts.slice(-MOST_EARLIER).map((earlier) => cut(earlier, EARLIER_CHARACTERS)) }),
  });
  return { text, schema: schemaOf([...evidence.keys()]), evidence };
}

function quotedText({ candidate }: DraftFacts, repository: string | undefined): Record<string, string | null> {
  const description = candidate.work.find((work) => work.repository === repository)?.description ?? null;
  return {
    biography: cut(candidate.bio, MODEL_LIMITS.bioCharacters),
    repositoryDescription: cut(description, MODEL_LIMITS.descriptionCharacters),
  };
}

/** Cuts the text to length and removes invisible characters. */
function cut(text: string | null, length: number): string | null {
  return text === null
    ? null
    : text
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, length);
}

function schemaOf(evidenceIds: string[]): Record<string, unknown> {
  return {
    type: 'object',
    properties: {
      subject: { type: 'string' },
      sentences: {
        type: 'array',
        items: {
          type: 'object',
          properties: { text: { type: 'string' }, evidence: { type: 'string', enum: evidenceIds } },
          required: ['text', 'evidence'],
          additionalProperties: false,
        },
      },
    },
    required: ['subject', 'sentences'],
    additionalProperties: false,
  };
}
