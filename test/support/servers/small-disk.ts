import { spawnSync } from 'node:child_process';
import { mkdtemp, open, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sizes in bytes of the written files; the free space at the end is smaller than the smallest of them. */
const PORTIONS = [1024 * 1024, 64 * 1024, 4096];

/** A file system for one test, small enough to be filled up. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Mounts a file system; returns null if this process may not mount. */
  static async mount(megabytes: number): Promise<SmallDisk | null> {
    const folder = await mkdtemp(join(tmpdir(), 'githire-disk-'));
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
    if (status === 0) return new SmallDisk(folder);
    await rm(folder, { recursive: true });
    return null;
  }

  /** Uses all free space. */
  async fill(): Promise<void> {
    const file = await open(this.ballast(), 'w');
    try {
      for (const size of PORTIONS) await writeUntilFull((portion) => file.write(portion), Buffer.alloc(size, 1));
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    await unlink(this.ballast());
  }

  async unmount(): Promise<void> {
    // Lazily: a process with an open file keeps it, and the test does not have to wait.
    spawnSync('umount', ['-l', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }

  private ballast(): string {
    return join(this.folder, 'ballast');
  }
}

async function writeUntilFull(
  write: (portion: Buffer) => Promise<{ bytesWritten: number }>,
  portion: Buffer,
): Promise<void> {
  try {
    while ((await write(portion)).bytesWritten === portion.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
