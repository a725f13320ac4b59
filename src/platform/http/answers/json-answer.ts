import { StreamableFile } from '@nestjs/common';

/** An answer that is JSON in UTF-8 already, for either platform: Express's adapter would take a bare buffer for an object. */
export function jsonAnswer(json: Buffer): StreamableFile {
  return new StreamableFile(json, { type: 'application/json; charset=utf-8', length: json.length });
}
