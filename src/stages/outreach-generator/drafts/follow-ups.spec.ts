import { describe, expect, it } from '@jest/globals';
import { rankedCandidates, requirement, REFERENCE_DATE } from '../../../../test/support/outreach-candidates.js';
import { FixedClock, stageContext } from '../../../../test/support/outreach-context.js';
import { CHANNELS } from '../../../domain/outreach.js';
import { checkDraft } from '../checks/check-claims.js';
import { draftFacts } from '../facts/draft-facts.js';
import { composeFollowUps, type FollowUpInput } from './follow-ups.js';
import { OutreachGeneratorService } from '../outreach-generator.service.js';
import { InPlaceCompute } from '../../../platform/compute/in-place-compute.js';

const sender = { name: 'Lena Vogt', company: 'Meridian Payments' };
const people = rankedCandidates(21, 30);

async function inputs(changes: Partial<FollowUpInput> = {}): Promise<FollowUpInput[]> {
  const service = new OutreachGeneratorService(new FixedClock(REFERENCE_DATE), null, new InPlaceCompute());
  const posting = changes.requirement ?? requirement();
  const from = changes.sender === undefined ? sender : changes.sender;
  const messages = await service.run(
    { runId: 'run', requirement: posting, rankedCandidates: people, channels: [...CHANNELS], sender: from },
    stageContext(),
  );
  return messages.flatMap((message) =>
    people
      .filter(({ githubUsername }) => githubUsername === message.githubUsername)
      .map((candidate) => ({
        message,
        candidate,
        requirement: posting,
        sender: from,
        referenceDate: REFERENCE_DATE,
        ...changes,
      })),
  );
}

describe('composeFollowUps', () => {
  it.each<[string, Partial<FollowUpInput>]>([
    ['everything known', {}],
    [
      'little known',
      {
        requirement: requirement({ company: null, salary: null, role: null }),
        sender: { optOutUrl: 'https://meridian.example/opt-out' },
      },
    ],
  ])(
    'drafts three for everybody and every channel, each shorter than the last and checked: %s',
    async (_name, changes) => {
      for (const input of await inputs(changes)) {
        const { followUps, blocked } = composeFollowUps(input);
        expect(blocked).toBeNull();
        expect(followUps.map(({ day, angle }) => [day, angle])).toEqual([
          [3, 'reminder'],
          [7, 'technical'],
          [14, 'soft-close'],
        ]);
        const lengths = [input.message.messageText, ...followUps.map(({ messageText }) => messageText)].map(
          ({ length }) => length,
        );
        expect(lengths).toEqual([...new Set(lengths)].sort((one, other) => other - one));
        const facts = draftFacts(input.requirement, input.candidate, input.sender, REFERENCE_DATE);
        for (const { channel, subjectLine, messageText } of followUps) {
          expect(checkDraft({ channel, subjectLine, messageText, kind: 'follow-up' }, facts)).toMatchObject({
            ok: true,
          });
        }
      }
    },
  );

  it('answers the first subject line', async () => {
    const [input] = await inputs();
    if (input === undefined) throw new Error('No message');
    expect(composeFollowUps(input).followUps[0]?.subjectLine).toBe(`Re: ${input.message.subjectLine}`);
  });

  it('gives the same for the same input', async () => {
    const [input] = await inputs();
    if (input === undefined) throw new Error('No message');
    expect(composeFollowUps(input)).toEqual(composeFollowUps(input));
  });

  it('is shorter than the text that a person made of the first message', async () => {
    const [input] = await inputs();
    if (input === undefined) throw new Error('No message');
    const editedMessage = input.message.messageText.slice(0, 330);
    const { followUps } = composeFollowUps({ ...input, message: { ...input.message, editedMessage } });
    expect(followUps[0]?.messageText.length).toBeLessThan(330);
  });

  it.each<[string, (input: FollowUpInput) => Partial<FollowUpInput>, string]>([
    [
      'is suppressed',
      ({ candidate }) => ({ suppressedGithubIds: new Set([candidate.githubId]) }),
      'contact_suppressed',
    ],
    ['has said no', () => ({ hasDeclined: true }), 'contact_declined'],
    [
      'says no on their profile',
      ({ candidate }) => ({ candidate: { ...candidate, bio: 'No recruiters' } }),
      'contact_declined',
    ],
    [
      'may say no on their profile',
      ({ candidate }) => ({ candidate: { ...candidate, bio: 'Happy where I am' } }),
      'contact_wish_unclear',
    ],
    [
      'has a link that leads elsewhere',
      ({ candidate }) => ({ candidate: { ...candidate, profileUrl: 'https://evil.example' } }),
      'message_not_drafted',
    ],
  ])('drafts none for somebody who %s', async (_name, change, code) => {
    const [input] = await inputs();
    if (input === undefined) throw new Error('No message');
    expect(composeFollowUps({ ...input, ...change(input) })).toMatchObject({ followUps: [], blocked: { code } });
  });
});
