import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

function remote(text: string): string | null {
  return parseJobDescription(`Go Developer\n${text}\n\nRequirements\n- Go`).remote;
}

describe('how far the work is remote', () => {
  it.each([
    ['Location: Remote', 'remote'],
    ['Location: Brooklyn, NY - Remote OK', 'remote'],
    ['Location: Remote (US)', 'remote'],
    ['Location: Lisbon or remote', 'remote'],
    ['\nThis position is 100% remote. You get a budget for your home office.', 'remote'],
    ['\nYou can work remotely from anywhere in Europe.', 'remote'],
    ['Mode: Hybrid', 'hybrid'],
    ['\nTwo days of remote work per week are fine.', 'hybrid'],
    ['\nWe are in the office on Tuesdays: 3 days in the office.', 'hybrid'],
    ['Location: Zürich (on-site)', 'onsite'],
    ['Mode: WFO, night shift', 'onsite'],
    ['\nRemote work is not possible for this role.', 'onsite'],
    ['Remote: no', 'onsite'],
    ['Location: Berlin', null],
    ['Hamburg, 60 % home office', 'hybrid'],
    ['Hamburg, 100 % home office, fully remote', 'remote'],
    ['\nRemote work: 2 days per week.', 'hybrid'],
  ])('is read from %j: %s', (text, expected) => {
    expect(remote(text)).toBe(expected);
  });

  it('is not read from experience in remote teams', () => {
    expect(
      parseJobDescription('Go Developer\n\nRequirements\n- Go\n- Experience working in a distributed/remote team')
        .remote,
    ).toBeNull();
  });
});
