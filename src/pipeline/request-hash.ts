import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';

/** SHA-256 of a value as JSON with sorted keys: their order in the request does not matter. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(stringify(value) ?? '').digest('hex');
}
