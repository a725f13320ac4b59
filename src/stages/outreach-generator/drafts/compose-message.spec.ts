import { describe, expect, it } from '@jest/globals';
import { requirement, REFERENCE_DATE } from '../../../../test/support/outreach-candidates.js';
import { OUTREACH_SCENARIOS, person, scenarioFacts } from '../../../../test/support/outreach-scenarios.js';
import { CHANNELS } from '../../../domain/outreach.js';
import { checkDraft } from '../checks/check-claims.js';
import { composeMessage } from './compose-message.js';
import { draftFacts } from '../facts/draft-facts.js';

const choice = { seed: 'run', variant: 0, attempt: 0, frame: 0 };

describe('composeMessage', () => {
  it.each(Object.keys(OUTREACH_SCENARIOS).flatMap((name) => CHANNELS.map((channel) => [name, channel] as const)))(
    'composes for %s on %s what the checker lets through, in 40 wordings',
    (name, channel) => {
      const facts = scenarioFacts(name);
      for (let attempt = 0; attempt < 40; attempt += 1) {
        const message = composeMessage(facts, channel, { ...choice, attempt, frame: attempt % 6 });
        if (message === null) continue;
        expect(checkDraft({ channel, ...message }, facts)).toEqual({ ok: true, problems: [] });
      }
    },
  );

  it('cites its evidence for every sentence about the person or the job', () => {
    const message = composeMessage(scenarioFacts('deep'), 'email', choice);
    expect(message?.claims.map(({ evidenceUrl }) => evidenceUrl).sort()).toEqual([
      'https://github.com/ana-almeida',
      'https://github.com/openrail/go-scheduler/pull/412',
      'https://github.com/openrail/go-scheduler/pull/412',
      null,
      null,
    ]);
    for (const { text } of message?.claims ?? []) expect(message?.messageText).toContain(text);
  });

  it('names the repository it speaks of', () => {
    expect(composeMessage(scenarioFacts('deep'), 'email', choice)?.referencedRepositories).toEqual([
      'openrail/go-scheduler',
    ]);
  });

  it('speaks of no work where none is known', () => {
    const message = composeMessage(scenarioFacts('surface'), 'email', choice);
    expect(message).toMatchObject({ depth: 'surface', referencedRepositories: [] });
  });

  it('gives nothing where there is no profile to point at', () => {
    const facts = draftFacts(
      requirement(),
      person('ana', null, { profileUrl: 'https://github.com/bob' }),
      null,
      REFERENCE_DATE,
    );
    expect(composeMessage(facts, 'email', choice)).toBeNull();
  });

  it('gives nothing rather than a message that is too long for X', () => {
    const facts = draftFacts(
      requirement({ company: 'Company '.repeat(40) }),
      person('ana', null),
      null,
      REFERENCE_DATE,
    );
    expect(composeMessage(facts, 'twitter', choice)).toBeNull();
  });

  it('uses the link to opt out where there is one', () => {
    const message = composeMessage(scenarioFacts('unnamed'), 'email', choice);
    expect(message?.messageText).toContain('https://weber-search.example/opt-out');
  });
});
