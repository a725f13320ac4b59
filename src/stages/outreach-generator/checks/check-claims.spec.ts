import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { scenarioFacts } from '../../../../test/support/outreach-scenarios.js';
import { type Channel } from '../../../domain/outreach.js';
import { checkDraft } from './check-claims.js';
import { type DraftProblemCode } from './draft-problem.js';

interface WrittenDraft {
  scenario: string;
  channel: Channel;
  subject: string | null;
  text: string;
}
type FalseDraft = WrittenDraft & { code: DraftProblemCode; note: string };

function corpus<T>(name: string): T[] {
  return JSON.parse(
    readFileSync(new URL(`../../../../test/data/outreach/${name}.json`, import.meta.url), 'utf8'),
  ) as T[];
}

const falseDrafts = corpus<FalseDraft>('false-drafts');
const trueDrafts = corpus<WrittenDraft>('true-drafts');

describe('checkDraft', () => {
  it('has a corpus to be held against', () => {
    expect(falseDrafts.length).toBeGreaterThanOrEqual(50);
    expect(trueDrafts.length).toBeGreaterThanOrEqual(50);
  });

  it.each(falseDrafts.map((draft, index) => [index, draft.code, draft.note, draft] as const))(
    'refuses false draft %i for %s: %s',
    (_index, code, _note, draft) => {
      const { ok, problems } = checkDraft(
        { channel: draft.channel, subjectLine: draft.subject, messageText: draft.text },
        scenarioFacts(draft.scenario),
      );
      expect(ok).toBe(false);
      expect(problems.filter(({ severity }) => severity === 'refused').map((problem) => problem.code)).toContain(code);
    },
  );

  it.each(trueDrafts.map((draft, index) => [index, draft.subject ?? draft.text.slice(0, 40), draft] as const))(
    'lets true draft %i through: %s',
    (_index, _start, draft) => {
      const { problems } = checkDraft(
        { channel: draft.channel, subjectLine: draft.subject, messageText: draft.text },
        scenarioFacts(draft.scenario),
      );
      expect(problems.filter(({ severity }) => severity === 'refused')).toEqual([]);
    },
  );

  it('takes any text, and lets no random one through', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 1_000 }),
        fc.option(fc.string({ maxLength: 60 })),
        (messageText, subjectLine) => {
          expect(checkDraft({ channel: 'email', subjectLine, messageText }, scenarioFacts('deep')).ok).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes a text without end', () => {
    expect(
      checkDraft({ channel: 'email', subjectLine: 'x', messageText: 'a@'.repeat(200_000) }, scenarioFacts('deep')).ok,
    ).toBe(false);
  });

  it('gives each problem once, with its words and its reason', () => {
    const [draft] = trueDrafts;
    if (draft === undefined) throw new Error('The corpus is empty');
    const { problems } = checkDraft(
      {
        channel: 'email',
        subjectLine: draft.subject,
        messageText: `${draft.text} I read your code. I read your code.`,
      },
      scenarioFacts(draft.scenario),
    );
    expect(problems).toEqual([
      {
        code: 'code-reading',
        kind: 'work',
        text: 'read your code',
        reason: 'it claims that code or a profile was read, and none was',
        severity: 'refused',
        place: { field: 'messageText', start: draft.text.length + 3, end: draft.text.length + 17 },
      },
    ]);
  });
});
