import { Readable } from 'node:stream';
import { Logger, StreamableFile } from '@nestjs/common';
import { toProblem } from '../problems/to-problem.js';

const logger = new Logger('StreamedAnswer');

/** A file that is generated while it is sent. */
export interface StreamedFile {
  contentType: string;
  fileName: string;
  /** Chunks of text or UTF-8 bytes, none of them empty; the next one is requested when the client has room for it. */
  parts: AsyncGenerator<string | Buffer, void>;
}

/**
 * Responds with a file of any size, on Fastify and Express. An error before the first chunk gets the usual error
 * response. A later error is logged and closes the connection, so that the client notices that the file is incomplete.
 * When the client disconnects, the generator is ended.
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
    if (code === 'internal_error')
      logger.error('A download broke off: internal_error', error instanceof Error ? error.stack : stack);
    else logger.warn(`A download broke off: ${code}`);
    throw error;
  }
}
