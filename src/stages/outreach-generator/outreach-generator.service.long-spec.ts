import { describe, expect, it } from '@jest/globals';
import { rankedCandidates, REFERENCE_DATE, requirement } from '../../../test/support/outreach-candidates.js';
import { FixedClock, stageContext } from '../../../test/support/outreach-context.js';
import { mostAlikeStarts } from '../../../test/support/message-starts.js';
import { InPlaceCompute } from '../../platform/compute/in-place-compute.js';
import { checkDraft } from './checks/check-claims.js';
import { draftFacts } from './facts/draft-facts.js';
import { OutreachGeneratorService } from './outreach-generator.service.js';
import { BODY_LENGTH, SUBJECT_LENGTH } from './outreach-limits.js';

const service = new OutreachGeneratorService(new FixedClock(REFERENCE_DATE), null, new InPlaceCompute());
const sender = { name: 'Lena Vogt', company: 'Meridian Payments' };

describe('OutreachGeneratorService', () => {
  it.each([
    ['everything known', requirement(), sender],
    [
      'neither company nor pay, and a link to opt out',
      requirement({ company: null, salary: null }),
      { optOutUrl: 'https://meridian.example/opt-out' },
    ],
    ['no sender', requirement({ role: null, remote: 'remote', locations: [] }), null],
  ])('holds its promises over 200 people and all channels: %s', async (_name, posting, from) => {
    const people = rankedCandidates(3, 200);
    const context = stageContext();
    const input = { runId: 'run-1', requirement: posting, rankedCandidates: people, sender: from };
    const messages = [
      ...(await service.run({ ...input, channels: ['email'] }, context)),
      ...(await service.run({ ...input, channels: ['linkedin', 'twitter'] }, context)),
    ];
    expect(context.warnings).toEqual([]);
    for (const { channel, githubUsername, messageText, subjectLine } of messages) {
      const candidate = people.find((one) => one.githubUsername === githubUsername);
      if (candidate === undefined) throw new Error('A message to nobody');
      const facts = draftFacts(posting, candidate, from, REFERENCE_DATE);
      expect(checkDraft({ channel, subjectLine, messageText }, facts)).toEqual({ ok: true, problems: [] });
      expect(messageText.length).toBeGreaterThanOrEqual(BODY_LENGTH[channel].min);
      expect(messageText.length).toBeLessThanOrEqual(BODY_LENGTH[channel].max);
      if (channel !== 'email') continue;
      expect(subjectLine?.length).toBeGreaterThanOrEqual(SUBJECT_LENGTH.min);
      expect(subjectLine?.length).toBeLessThanOrEqual(SUBJECT_LENGTH.max);
      expect(messageText).toContain(candidate.profileUrl);
      expect(messageText).toMatch(posting.salary === null ? /pay range not provided/i : /80[k,].*100[k,]/);
    }
    for (const channel of ['email', 'linkedin', 'twitter'] as const) {
      const texts = messages.filter((message) => message.channel === channel).map(({ messageText }) => messageText);
      expect(mostAlikeStarts(texts, 12)).toBeLessThanOrEqual(2);
    }
  });
});
