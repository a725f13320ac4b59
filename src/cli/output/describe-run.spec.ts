import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check';
import { rankedCandidates, requirement } from '../../../test/support/outreach-candidates.js';
import { type OutreachMessage } from '../../domain/outreach.js';
import { type RunMetadata } from '../../domain/run-result.js';
import { packRanked } from '../../domain/views/pack.js';
import { type RankedCandidateView } from '../../domain/views/ranked-candidate-view.js';
import { describePeople } from './describe-people.js';
import { describeRun, type ShownRun } from './describe-run.js';
import { widthOf } from './text-width.js';

/** A page of five people takes 50 ms to write. Each run of the tests takes other texts. */
const RUNS = { numRuns: 40 };
const plain = (width: number) => ({ width, isColoured: false });
const anyText = array(
  oneof(
    string({ unit: 'binary' }),
    string({ unit: 'grapheme' }),
    constantFrom('漢字', '👩‍👩‍👧‍👦', '\u001b[2J', '\u009b31m', '\u202e', '\r\n', ' word', 'https://example.org/'.repeat(6)),
  ),
  { maxLength: 6 },
).map((parts) => parts.join(''));

const metadata: Partial<RunMetadata> = {
  coverage: '3 routes, 242 found, 198 loaded',
  warnings: [],
  source: 'sample',
  github: { requests: 50, points: 58 } as RunMetadata['github'],
  executionTimeSeconds: 1.6,
  computingMilliseconds: 487,
};
const people = rankedCandidates(1, 5).map(packRanked);

function runWith(text: string): ShownRun {
  const person: RankedCandidateView = {
    ...people[0]!,
    githubUsername: text,
    profileUrl: text,
    matchedSkills: [{ name: text, confidence: 1, required: true, url: text }],
    missingSkills: [text, text],
  };
  return {
    jobRequirement: requirement({ role: text, domain: text, warnings: [text] }),
    rankedCandidates: [person, ...people.slice(1)],
    outreachMessages: [
      { githubUsername: text, channel: 'email', subjectLine: text, messageText: text } as OutreachMessage,
    ],
    metadata: {
      ...metadata,
      coverage: text,
      warnings: [{ module: 'jd-parser', code: 'x', message: text }],
    } as RunMetadata,
  };
}

describe('a run as text', () => {
  it('has no line over its width, whatever strangers write', () => {
    assert(
      property(anyText, integer({ min: 60, max: 120 }), (text, width) => {
        const lines = describeRun(runWith(text), plain(width)).split('\n');
        expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('holds no control character of a stranger, at any width', () => {
    assert(
      property(anyText, constantFrom(80, Number.POSITIVE_INFINITY), (text, width) => {
        expect(describeRun(runWith(text), plain(width)).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      RUNS,
    );
  });

  it('says that the people of the sample are made up', () => {
    expect(describeRun(runWith('Ada'), plain(80))).toContain('these people are made up');
  });

  it('has colours only if the page has them', () => {
    const hasColours = (isColoured: boolean) =>
      describeRun(runWith('Ada'), { width: 80, isColoured }).includes('\u001b[');
    expect([hasColours(false), hasColours(true)]).toEqual([false, true]);
  });
});

describe('the table of people', () => {
  const url = `https://github.com/${'owner/'.repeat(20)}`;
  const person: RankedCandidateView = {
    ...people[0]!,
    matchedSkills: [{ name: 'Go', confidence: 1, required: true, url }],
  };

  it('puts the evidence on a line of its own, cut to the width', () => {
    const [, , link] = describePeople([person], plain(80)).split('\n');
    expect(link).toMatch(/^ +https:\/\/github\.com\/owner.*…$/);
  });

  it('shows the whole evidence on the line of the person if lines have no limit', () => {
    const lines = describePeople([person], plain(Number.POSITIVE_INFINITY)).split('\n');
    expect([lines.length, lines[1]?.endsWith(url)]).toEqual([2, true]);
  });

  it('links the profile of a person without a link to evidence', () => {
    expect(describePeople([{ ...person, matchedSkills: [] }], plain(80))).toContain(person.profileUrl);
  });

  it('says that nobody was found', () => {
    expect(describePeople([], plain(80))).toBe('Nobody was found.');
  });
});
