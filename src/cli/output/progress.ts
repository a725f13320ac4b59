import { clearLine, cursorTo } from 'node:readline';
import { type ExecutionView } from '../../pipeline/pipeline.dto.js';
import { printable, shorten } from './text-width.js';

const BAR_WIDTH = 20;

/** Shows how far a run is, on one line of a terminal that is written again. Writes nothing elsewhere. */
export class Progress {
  private isShown = false;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(view: ExecutionView): void {
    if (!this.stream.isTTY) return;
    this.clear();
    // The last column stays free: some terminals begin a new line after it.
    this.stream.write(shorten(describeProgress(view), (this.stream.columns || 80) - 1));
    this.isShown = true;
  }

  /** Removes the line. */
  clear(): void {
    if (!this.isShown) return;
    cursorTo(this.stream, 0);
    clearLine(this.stream, 0);
    this.isShown = false;
  }
}

/** The progress of a run in one line. */
export function describeProgress({ progressPercentage, currentModule, stages, status }: ExecutionView): string {
  const bar = '█'.repeat(Math.round((progressPercentage / 100) * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
  const detail = stages.find(({ name }) => name === currentModule)?.detail ?? null;
  const doing = [currentModule ?? status, ...(detail === null ? [] : [detail])].map(printable).join(': ');
  return `${bar} ${String(progressPercentage).padStart(3)} %  ${doing}`;
}
