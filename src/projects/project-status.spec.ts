import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  allows,
  PROJECT_STATUSES,
  PROJECT_TRANSITIONS,
  type ProjectEvent,
  type ProjectStatus,
} from './project-status.js';

const EVENTS = Object.keys(PROJECT_TRANSITIONS) as ProjectEvent[];
/** The statuses in which a run works on a project. */
const WORKED_ON = PROJECT_STATUSES.filter((status) => allows(status, 'runFailed'));

/** The statuses that a new project can come to. */
function reachable(): Set<ProjectStatus> {
  const found = new Set<ProjectStatus>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { from, to } of Object.values(PROJECT_TRANSITIONS)) {
      const happens = from.length === 0 || from.some((status) => found.has(status));
      if (to !== null && happens) found.add(to);
    }
  }
  return found;
}

function list(statuses: readonly string[]): string {
  return statuses.map((status) => `\`${status}\``).join(', ');
}

/** The table of docs/projects.md. */
function table(): string {
  const rows = Object.values(PROJECT_TRANSITIONS).map(
    ({ what, from, to }) =>
      `| ${what} | ${from.length === 0 ? '(a new project)' : list(from)} | ${to === null ? '(stays)' : list([to])} |`,
  );
  return ['| event | status before | status after |', '| --- | --- | --- |', ...rows].join('\n');
}

/** A formatter may pad the columns. */
function unpadded(markdown: string): string {
  return markdown.trim().replace(/ +/g, ' ').replace(/-{2,}/g, '---');
}

describe('the status of a project', () => {
  it('can become every status that exists', () => {
    expect([...reachable()].sort()).toEqual([...PROJECT_STATUSES].sort());
  });

  it('is changed by the events of its run alone while a run works on it', () => {
    const others = EVENTS.filter(
      (event) =>
        !['sourcingCompleted', 'rankingCompleted', 'runCompleted', 'runFailed', 'runCancelled'].includes(event),
    );
    expect(others.filter((event) => WORKED_ON.some((status) => allows(status, event)))).toEqual([]);
  });

  it.each(WORKED_ON)('leaves %s when the run completes', (status) => {
    const completions = ['sourcingCompleted', 'rankingCompleted', 'runCompleted'] as const;
    expect(completions.filter((event) => allows(status, event))).toHaveLength(1);
  });

  it('can go back to a draft from every status without a run', () => {
    expect(PROJECT_STATUSES.filter((status) => !allows(status, 'reset'))).toEqual(WORKED_ON);
  });

  it('is described in docs/projects.md by the table that the code uses', () => {
    const [, shown = ''] = readFileSync('docs/projects.md', 'utf8').split(/<!-- \/?project-status -->/);
    expect(unpadded(shown)).toBe(table());
  });
});
