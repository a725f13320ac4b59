import { describe, expect, it } from '@jest/globals';
import { type ExecutionView } from '../../pipeline/pipeline.dto.js';
import { Progress } from './progress.js';
import { widthOf } from './text-width.js';

const view: Partial<ExecutionView> = {
  progressPercentage: 50,
  currentModule: 'github-sourcer',
  stages: [
    {
      name: 'github-sourcer',
      status: 'running',
      startedAt: null,
      finishedAt: null,
      detail: '20 of 100 lists of repositories\u001b[2J',
    },
  ],
};

function written(stream: { isTTY: boolean; columns?: number }): string[] {
  const texts: string[] = [];
  const recorder = { ...stream, write: (text: string) => texts.push(text) } as unknown as NodeJS.WriteStream;
  const progress = new Progress(recorder);
  progress.show(view as ExecutionView);
  progress.clear();
  return texts;
}

describe('progress', () => {
  it('writes nothing outside of a terminal', () => {
    expect(written({ isTTY: false })).toEqual([]);
  });

  it('shows the share and the stage, without control characters', () => {
    expect(written({ isTTY: true, columns: 80 })[0]).toBe(
      '██████████░░░░░░░░░░  50 %  github-sourcer: 20 of 100 lists of repositories',
    );
  });

  it('stays within the terminal', () => {
    expect(widthOf(written({ isTTY: true, columns: 40 })[0] ?? '')).toBe(39);
  });

  it('removes its line at the end', () => {
    expect(written({ isTTY: true, columns: 80 }).slice(1)).toEqual(['\u001b[1G', '\u001b[2K']);
  });
});
