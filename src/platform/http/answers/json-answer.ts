import { StreamableFile } from '@nestjs/common';

/**
 * A response that is already JSON in UTF-8, for Fastify and Express: the Express adapter would take a plain buffer for
 * an object.
 */
export function jsonAnswer(json: Buffer): StreamableFile {
  return new StreamableFile(json, { type: 'application/json; charset=utf-8', length: json.length });
}
