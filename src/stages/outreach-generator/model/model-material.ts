import { type Channel } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { MODEL_LIMITS } from '../outreach-limits.js';
import { PROMPT_VERSION } from './prompts/outreach-message.v1.js';

/** Evidence of a sentence about the job. */
export const POSTING = 'posting';
/** Evidence of a sentence that claims nothing. */
export const NO_EVIDENCE = 'none';

/** What a model is given to write a message from. */
export interface ModelMaterial {
  /** The facts as one JSON object. */
  text: string;
  /** JSON Schema of the answer. */
  schema: Record<string, unknown>;
  /** Links by the ids of the evidence; null for the posting and for no evidence. */
  evidence: ReadonlyMap<string, string | null>;
}

/** Longest earlier text that is shown so that another one is written. */
const EARLIER_CHARACTERS = 600;
const MOST_EARLIER = 3;

/**
 * The facts for one message as data: the one piece of work, the posting, and strangers' text in quotes, cut to length.
 *
 * @param room characters that the model's sentences may have
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

/** Cut to length, without signs that are not seen. */
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
