import { describe, expect, it } from '@jest/globals';
import { REFERENCE_DATE, requirement } from '../../../../test/support/outreach-candidates.js';
import { person, scenarioFacts, work } from '../../../../test/support/outreach-scenarios.js';
import { type RepositoryWork } from '../../../domain/candidate.js';
import { draftFacts } from '../facts/draft-facts.js';
import { composeMessage } from './compose-message.js';
import { type Draft } from '../checks/text/draft-text.js';
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

  it('tells a change of the last months on the library that is asked for from a language of last year', () => {
    const pull = (title: string, mergedAt: string): RepositoryWork['mergedPullRequests'] => [
      { title, url: 'https://github.com/openrail/queue/pull/7', mergedAt },
    ];
    const scores = [
      pull('Retry after a Kafka rebalance', '2026-09-20T00:00:00.000Z'),
      pull('Retry after a rebalance', '2026-09-20T00:00:00.000Z'),
      pull('Retry after a rebalance', '2025-09-20T00:00:00.000Z'),
      pull('Bump deps', '2025-09-20T00:00:00.000Z'),
    ].map((mergedPullRequests) => {
      const done = work('openrail/queue', { primaryLanguage: 'Go', mergedPullRequests });
      const facts = draftFacts(requirement(), person('ana', 'Ana Almeida', { work: [done] }), null, REFERENCE_DATE);
      const message = composeMessage(facts, 'email', { seed: 's', variant: 0, attempt: 0, frame: 0 });
      if (message === null) throw new Error('No message');
      return personalizationScore({ channel: 'email', ...message }, facts);
    });
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(4);
    expect(scores[0]).toBeGreaterThan(90);
    expect(scores[3]).toBeLessThan(65);
  });

  it('is reproducible', () => {
    expect(score(draftFor('deep'))).toBe(score(draftFor('deep')));
  });

  it('falls where the work is taken out of the text', () => {
    const draft = draftFor('deep');
    const without = draft.messageText
      .replaceAll('https://github.com/openrail/go-scheduler/pull/412', '')
      .replaceAll('openrail/go-scheduler', 'it');
    expect(score({ ...draft, messageText: without })).toBeLessThanOrEqual(score(draft) - SCORE_POINTS.work);
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
