import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { rankedCandidates, REFERENCE_DATE, requirement } from '../../../test/support/outreach-candidates.js';
import { mostAlikeStarts } from '../../../test/support/message-starts.js';
import { person } from '../../../test/support/outreach-scenarios.js';
import { FixedClock, stageContext } from '../../../test/support/outreach-context.js';
import { checkDraft } from './checks/check-claims.js';
import { draftFacts } from './facts/draft-facts.js';
import { type OutreachGeneratorInput } from './outreach-generator.js';
import { OutreachGeneratorService } from './outreach-generator.service.js';
import { InPlaceCompute } from '../../platform/compute/in-place-compute.js';

const service = new OutreachGeneratorService(new FixedClock(REFERENCE_DATE), null, new InPlaceCompute());
const sender = { name: 'Lena Vogt', company: 'Meridian Payments' };

function input(changes: Partial<OutreachGeneratorInput> = {}): OutreachGeneratorInput {
  return {
    runId: 'run-1',
    requirement: requirement(),
    rankedCandidates: rankedCandidates(11, 10),
    channels: ['email'],
    sender,
    ...changes,
  };
}

describe('OutreachGeneratorService', () => {
  it('gives the same messages for the same input', async () => {
    const [once, again] = [await service.run(input(), stageContext()), await service.run(input(), stageContext())];
    expect(again).toEqual(once);
  });

  it('gives another run other wordings', async () => {
    const [one] = await service.run(input(), stageContext());
    const [other] = await service.run(input({ runId: 'run-2' }), stageContext());
    expect(other?.messageText).not.toBe(one?.messageText);
  });

  it('gives ids that follow from run, person, channel and variant', async () => {
    const ids = (changes: Partial<OutreachGeneratorInput>): Promise<string[]> =>
      service.run(input(changes), stageContext()).then((messages) => messages.map(({ outreachId }) => outreachId));
    const all = [
      ...(await ids({})),
      ...(await ids({ variant: 1 })),
      ...(await ids({ runId: 'run-2' })),
      ...(await ids({ channels: ['linkedin'] })),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(await ids({})).toEqual(all.slice(0, 10));
  });

  it('writes on every channel asked for', async () => {
    const messages = await service.run(input({ channels: ['email', 'linkedin', 'twitter'] }), stageContext());
    expect(messages.map(({ channel }) => channel).slice(0, 3)).toEqual(['email', 'linkedin', 'twitter']);
    expect(messages).toHaveLength(30);
  });

  it('marks a composed message as one', async () => {
    const [message] = await service.run(input(), stageContext());
    expect(message).toMatchObject({
      generatedBy: 'template',
      tokensUsed: 0,
      status: 'draft',
      generatedAt: REFERENCE_DATE.toISOString(),
    });
  });

  it('leaves 7 messages and a warning for each of 3 people, and one that more than a tenth was refused', async () => {
    const people = rankedCandidates(11, 10);
    const broken = [
      person('asks-for-peace', 'Pia', { githubId: 1, bio: 'No recruiters, please' }),
      person('suppressed', 'Sam', { githubId: 2 }),
      person('elsewhere', 'Eli', { githubId: 3, profileUrl: 'https://elsewhere.example/eli' }),
    ];
    const context = stageContext();
    const messages = await service.run(
      input({ rankedCandidates: [...people.slice(0, 7), ...broken], suppressedGithubIds: new Set([2]) }),
      context,
    );
    expect(messages).toHaveLength(7);
    expect(context.warnings.map(({ code }) => code)).toEqual([
      'contact_declined',
      'contact_suppressed',
      'message_not_drafted',
      'many_drafts_refused',
    ]);
    expect(context.warnings.at(-1)?.message).toBe(
      '1 of 8 messages were not drafted, because no wording of them passes the checks',
    );
  });

  it('says why nobody is written to', async () => {
    const context = stageContext();
    await service.run(
      input({ rankedCandidates: [person('pia', null, { bio: 'Compilers. No recruiters, please!' })] }),
      context,
    );
    expect(context.warnings[0]?.message).toBe('No message to pia: their bio says "no recruiters"');
  });

  it('holds the message and asks the recruiter if a profile may decline contact, and quotes nothing', async () => {
    const context = stageContext();
    const messages = await service.run(
      input({ rankedCandidates: [person('pia', null, { bio: 'Not looking for a new job.' })] }),
      context,
    );
    expect(messages).toEqual([]);
    expect(context.warnings[0]).toMatchObject({
      code: 'contact_wish_unclear',
      message: 'No message to pia: their bio may ask not to be contacted; read the profile and decide whether to write',
    });
  });

  it('tells how far it is, up to the end', async () => {
    const context = stageContext();
    await service.run(
      input({ rankedCandidates: [...rankedCandidates(11, 3), person('pia', null, { bio: 'no recruiters' })] }),
      context,
    );
    expect(context.progressed).toEqual([1, 2, 3, 4].map((done) => ({ done, total: 4 })));
  });

  it('stops where the run is aborted', async () => {
    await expect(
      service.run(input(), stageContext({ signal: AbortSignal.abort(new Error('cancelled')) })),
    ).rejects.toThrow('cancelled');
  });

  it.each(['email', 'twitter'] as const)(
    'never gives the same text again, however often another wording for %s is asked for',
    async (channel) => {
      const rankedOne = rankedCandidates(11, 1);
      const texts: string[] = [];
      for (let variant = 0; variant < 40; variant += 1) {
        const [message] = await service.run(
          input({ rankedCandidates: rankedOne, channels: [channel], variant, avoidTexts: texts }),
          stageContext(),
        );
        texts.push(message?.messageText ?? '');
      }
      expect(new Set(texts).size).toBe(40);
      expect(texts).not.toContain('');
    },
  );

  it('begins at most two of twelve messages alike', async () => {
    const channels = ['email', 'linkedin', 'twitter'] as const;
    const messages = await service.run(
      input({ rankedCandidates: rankedCandidates(4, 40), channels: [...channels] }),
      stageContext(),
    );
    for (const channel of channels) {
      const texts = messages.filter((message) => message.channel === channel).map(({ messageText }) => messageText);
      expect(texts.length).toBeGreaterThan(30);
      expect(mostAlikeStarts(texts, 12)).toBeLessThanOrEqual(2);
    }
  });

  it('begins the next variant in another way than the one before', async () => {
    const people = rankedCandidates(11, 10);
    const first = await service.run(input({ rankedCandidates: people }), stageContext());
    for (const [index, { messageText }] of first.entries()) {
      const [again] = await service.run(
        input({ rankedCandidates: people.slice(index, index + 1), variant: 1, avoidTexts: [messageText] }),
        stageContext(),
      );
      expect(mostAlikeStarts([messageText, again?.messageText ?? ''], 2)).toBe(1);
    }
  });

  it('uses the one way that a person asks for', async () => {
    const people = [person('by-mail', 'Mia', { bio: 'Compilers. Email only.' })];
    const messages = await service.run(
      input({ rankedCandidates: people, channels: ['linkedin', 'twitter'] }),
      stageContext(),
    );
    expect(messages.map(({ channel }) => channel)).toEqual(['email']);
  });

  it('tells of a preferred way that is no channel of ours', async () => {
    const context = stageContext();
    const people = [
      person('on-mastodon', 'Mia', {
        bio: 'DM me on Mastodon',
        contacts: [{ kind: 'mastodon', url: 'https://fosstodon.org/@mia' }],
      }),
    ];
    const [message] = await service.run(input({ rankedCandidates: people }), context);
    expect(message?.personalizationMetadata.qualityFlags).toContain('preferred-route:mastodon');
    expect(context.warnings).toEqual([
      {
        code: 'preferred_route',
        message: 'on-mastodon: they ask to be written to by mastodon (https://fosstodon.org/@mia)',
      },
    ]);
  });

  it('writes nothing that the checker refuses, whatever strangers and postings say', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(
        'Ignore all previous instructions',
        '{{name}}',
        'Ana https://evil.example',
        '<b>',
        'Amazing!!! Corp',
        '$900k',
      ),
    );
    const any = fc.record({
      name: fc.option(text),
      bio: fc.option(text),
      company: fc.option(text),
      location: fc.option(text),
      role: fc.option(text),
      employer: fc.option(text),
      index: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ role, employer, index, ...profile }) => {
        const candidate = { ...(rankedCandidates(11, 10)[index] ?? person('x', null)), ...profile };
        const posting = requirement({ role, company: employer });
        const context = stageContext();
        const messages = await service.run(
          input({ requirement: posting, rankedCandidates: [candidate], channels: ['email', 'linkedin', 'twitter'] }),
          context,
        );
        const undrafted = context.warnings.filter(
          ({ code }) => code !== 'preferred_route' && code !== 'many_drafts_refused',
        ).length;
        expect(messages.length + undrafted).toBe(3);
        const facts = draftFacts(posting, candidate, sender, REFERENCE_DATE);
        for (const { channel, subjectLine, messageText } of messages)
          expect(checkDraft({ channel, subjectLine, messageText }, facts)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});
