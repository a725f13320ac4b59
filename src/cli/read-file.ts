import { open } from 'node:fs/promises';
import { CommandError } from './command-error.js';

/** Most bytes that a command reads of a file, chosen by judgement: far more than any posting, and little memory. */
const MOST_BYTES = 64 * 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read or write it',
  EPERM: 'you may not read or write it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Returns why the operating system refused a file, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}

/**
 * Reads a text file in UTF-8; `-` is standard input.
 * @param mostBytes larger files are refused before they are in memory
 * @throws CommandError if it cannot be read, is too large, or is not text
 */
export async function readText(file: string, mostBytes: number = MOST_BYTES): Promise<string> {
  const name = file === '-' ? 'Standard input' : file;
  const bytes = await (file === '-' ? collect(process.stdin, mostBytes, name) : readBytes(file, mostBytes));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CommandError(`${name} is not text in UTF-8`, undefined, { cause });
  }
}

async function readBytes(file: string, mostBytes: number): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    return await collect(handle.createReadStream({ end: mostBytes }), mostBytes, file);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file} cannot be read: ${reasonOf(error)}`, undefined, { cause: error });
  }
}

async function collect(stream: AsyncIterable<Buffer>, mostBytes: number, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > mostBytes) throw new CommandError(`${name} has more than ${mostBytes.toLocaleString('en')} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
