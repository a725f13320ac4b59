import { MODEL_LIMITS } from './model-limits.js';

/** A skill that a model claims to have read. */
export interface ClaimedSkill {
  readonly quote: string;
  readonly demand: 'required' | 'preferred';
}

/** The claims of a model. Only their shape has been checked. */
export interface ModelAnswer {
  readonly role: string | null;
  readonly company: string | null;
  readonly skills: readonly ClaimedSkill[];
}

/** Returns the answer if it has the requested shape, else undefined. A service may ignore the schema. */
export function readModelAnswer(value: unknown): ModelAnswer | undefined {
  if (!isRecord(value) || !Array.isArray(value['skills'])) return undefined;
  const { role, company, skills } = value;
  return {
    role: quoteOf(role),
    company: quoteOf(company),
    skills: skills.slice(0, MODEL_LIMITS.skills).flatMap(claimedSkill),
  };
}

function claimedSkill(value: unknown): ClaimedSkill[] {
  if (!isRecord(value)) return [];
  const quote = quoteOf(value['quote']);
  const { demand } = value;
  return quote !== null && (demand === 'required' || demand === 'preferred') ? [{ quote, demand }] : [];
}

function quoteOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const quote = value.trim();
  return quote === '' || quote.length > MODEL_LIMITS.quoteCharacters ? null : quote;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
