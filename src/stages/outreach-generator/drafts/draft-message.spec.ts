import { describe, expect, it } from '@jest/globals';
import { requirement, REFERENCE_DATE } from '../../../../test/support/outreach-candidates.js';
import { person, scenarioFacts } from '../../../../test/support/outreach-scenarios.js';
import { draftFacts } from '../facts/draft-facts.js';
import { draftMessage } from './draft-message.js';
import { SimilarityIndex } from './similarity.js';

describe('draftMessage', () => {
  it('gives a message that has passed the checker', () => {
    expect(
      draftMessage(
        scenarioFacts('deep'),
        { channel: 'email', seed: 'seed', variant: 0, latestStarts: [], avoidTexts: [] },
        new SimilarityIndex(),
      ),
    ).toMatchObject({
      verdict: { ok: true },
    });
  });

  it('takes another wording where the first one is like an earlier message', () => {
    const facts = scenarioFacts('deep');
    const first = draftMessage(
      facts,
      { channel: 'email', seed: 'seed', variant: 0, latestStarts: [], avoidTexts: [] },
      new SimilarityIndex(),
    );
    const earlier = 'messageText' in first ? first.messageText : '';
    expect(
      draftMessage(
        facts,
        { channel: 'email', seed: 'seed', variant: 0, latestStarts: [], avoidTexts: [] },
        new SimilarityIndex([earlier]),
      ),
    ).not.toMatchObject({
      messageText: earlier,
    });
  });

  it('says that there is nothing to say', () => {
    const facts = draftFacts(
      requirement(),
      person('ana', null, { profileUrl: 'https://evil.example' }),
      null,
      REFERENCE_DATE,
    );
    expect(
      draftMessage(
        facts,
        { channel: 'email', seed: 'seed', variant: 0, latestStarts: [], avoidTexts: [] },
        new SimilarityIndex(),
      ),
    ).toMatchObject({
      code: 'nothing_to_say',
    });
  });

  it('says that the names are too long', () => {
    const facts = draftFacts(
      requirement({ company: 'Company '.repeat(40) }),
      person('ana', null),
      null,
      REFERENCE_DATE,
    );
    expect(
      draftMessage(
        facts,
        { channel: 'twitter', seed: 'seed', variant: 0, latestStarts: [], avoidTexts: [] },
        new SimilarityIndex(),
      ),
    ).toMatchObject({
      code: 'too_long',
    });
  });

  it('says what the checker refuses in every wording', () => {
    const facts = draftFacts(
      requirement({ company: 'Amazing!! Jobs' }),
      person('ana', null),
      { name: 'Lena {{name}}' },
      REFERENCE_DATE,
    );
    expect(
      draftMessage(
        facts,
        { channel: 'email', seed: 'seed', variant: 0, latestStarts: [], avoidTexts: [] },
        new SimilarityIndex(),
      ),
    ).toMatchObject({
      code: 'refused',
      reason: expect.stringContaining('placeholder'),
    });
  });
});
