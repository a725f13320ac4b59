import { describe, expect, it } from '@jest/globals';
import { scenarioFacts } from '../../../../test/support/outreach-scenarios.js';
import { composeMessage } from './compose-message.js';
import { type Draft } from '../checks/draft-text.js';
import { SCORE_POINTS } from '../outreach-limits.js';
import { personalizationScore } from './personalization-score.js';

function draftFor(scenario: string): Draft {
  const message = composeMessage(scenarioFacts(scenario), 'email', { seed: 's', variant: 0, attempt: 0, frame: 0 });
  if (message === null) throw new Error('No message');
  return { channel: 'email', subjectLine: message.subjectLine, messageText: message.messageText };
}

const score = (draft: Draft, scenario = 'deep'): number => personalizationScore(draft, scenarioFacts(scenario));

describe('personalizationScore', () => {
  it('has parts that add up to 100', () => {
    expect(Object.values(SCORE_POINTS).reduce((sum, points) => sum + points, 0)).toBe(100);
  });

  it('orders the depths', () => {
    const scores = ['deep', 'medium', 'surface'].map((scenario) => score(draftFor(scenario), scenario));
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(3);
  });

  it('is reproducible', () => {
    expect(score(draftFor('deep'))).toBe(score(draftFor('deep')));
  });

  it('falls where the work is taken out of the text', () => {
    const draft = draftFor('deep');
    const without = draft.messageText
      .replaceAll('https://github.com/openrail/go-scheduler/pull/412', '')
      .replaceAll('openrail/go-scheduler', 'it');
    expect(score({ ...draft, messageText: without })).toBeLessThanOrEqual(score(draft) - SCORE_POINTS.workItem);
  });

  it('loses the points of the checks where the text says what is not so', () => {
    const draft = draftFor('deep');
    expect(score({ ...draft, messageText: `${draft.messageText} I read your code.` })).toBeLessThanOrEqual(
      score(draft) - SCORE_POINTS.checks,
    );
  });

  it('stays within 0 and 100', () => {
    expect(score({ channel: 'email', subjectLine: null, messageText: '' })).toBe(0);
    expect(score(draftFor('deep'))).toBeLessThanOrEqual(100);
  });
});
