import { validationProblem } from '../platform/http/input/validation.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/**
 * Returns the `Idempotency-Key` header, or null if there is none.
 * @throws Problem `validation_failed`
 */
export function readIdempotencyKey(header: string | undefined): string | null {
  if (header === undefined || header === '') return null;
  if (VISIBLE_ASCII.test(header)) return header;
  throw validationProblem([
    { field: 'Idempotency-Key', message: 'Idempotency-Key must be 1 to 255 visible ASCII characters' },
  ]);
}
