import { type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds between two samples. */
const EVERY = 250;
const MEGABYTE = 1024 * 1024;

/** The memory of a process at one time. */
export interface MemorySample {
  /** Seconds since the watch began. */
  second: number;
  /** Resident, in MB. */
  resident: number;
  /** Heap after the last full collection, in MB; null before the first one, or if the process does not report it. */
  heap: number | null;
}

/** Samples a process's memory until it is stopped. Without `/proc` there are no samples. */
export class MemoryWatch {
  readonly samples: MemorySample[] = [];
  private readonly begun = performance.now();
  private readonly timer: NodeJS.Timeout;
  private heap: number | null = null;

  constructor(private readonly child: ChildProcess) {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'heapAfterGc' in message) this.heap = Number(message.heapAfterGc) / MEGABYTE;
    });
    this.look();
    this.timer = setInterval(() => this.look(), EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
    this.look();
  }

  get first(): number {
    return this.samples[0]?.resident ?? Number.NaN;
  }

  get last(): number {
    return this.samples.at(-1)?.resident ?? Number.NaN;
  }

  get peak(): number {
    return this.samples.reduce((most, { resident }) => Math.max(most, resident), 0);
  }

  private look(): void {
    const resident = residentMegabytes(this.child.pid ?? 0);
    if (resident !== null)
      this.samples.push({ second: (performance.now() - this.begun) / 1000, resident, heap: this.heap });
  }
}

function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** Returns how much a value grows per minute: the slope of the best straight line (least squares). */
export function slopePerMinute(points: readonly (readonly [second: number, value: number])[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(points.map(([second]) => second));
  const level = mean(points.map(([, value]) => value));
  const along = points.reduce((sum, [second, value]) => sum + (second - middle) * (value - level), 0);
  const spread = points.reduce((sum, [second]) => sum + (second - middle) ** 2, 0);
  return spread === 0 ? 0 : (60 * along) / spread;
}
