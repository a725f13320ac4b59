import { Readable } from 'node:stream';
import { Logger, StreamableFile } from '@nestjs/common';
import { toProblem } from '../problems/to-problem.js';

const logger = new Logger('StreamedAnswer');

/** A file that is written while it is sent. */
export interface StreamedFile {
  contentType: string;
  fileName: string;
  /** Pieces of text or of UTF-8 bytes, none of them empty; the next one is asked for when the client has room for it. */
  parts: AsyncGenerator<string | Buffer, void>;
}

/**
 * Answers with a file of any size, for either platform. What fails before the first piece is answered as every failure is.
 * What fails later is logged and closes the connection, so that no client takes the beginning for the whole. When the client
 * goes away, the generator is ended where it stands.
 */
export async function streamedAnswer({ contentType, fileName, parts }: StreamedFile): Promise<StreamableFile> {
  const first = await parts.next();
  const stream = Readable.from(loggingFailures(first, parts), { objectMode: false });
  return new StreamableFile(stream, { type: contentType, disposition: `attachment; filename="${fileName}"` });
}

async function* loggingFailures(
  first: IteratorResult<string | Buffer, void>,
  rest: AsyncGenerator<string | Buffer, void>,
): AsyncGenerator<string | Buffer, void> {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } catch (error) {
    const { code, stack } = toProblem(error);
    if (code === 'internal_error') logger.error('A download broke off: internal_error', error instanceof Error ? error.stack : stack);
    else logger.warn(`A download broke off: ${code}`);
    throw error;
  }
}
