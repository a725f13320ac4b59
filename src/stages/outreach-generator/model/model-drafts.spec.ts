import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  MisbehavingLlmServer,
  type AskedCompletion,
  type Behaviour,
} from '../../../../test/support/misbehaving-llm-server.js';
import { rankedCandidates, REFERENCE_DATE, requirement } from '../../../../test/support/outreach-candidates.js';
import { FixedClock, stageContext } from '../../../../test/support/outreach-context.js';
import { OUTREACH_SCENARIOS, person, work } from '../../../../test/support/outreach-scenarios.js';
import { type OutreachMessage } from '../../../domain/outreach.js';
import { OpenAiLlmClient } from '../../../llm/openai-llm-client.js';
import { checkDraft } from '../checks/check-claims.js';
import { draftFacts } from '../facts/draft-facts.js';
import { type OutreachGeneratorInput } from '../outreach-generator.js';
import { OutreachGeneratorService } from '../outreach-generator.service.js';
import { InPlaceCompute } from '../../../platform/compute/in-place-compute.js';

const { payloads } = JSON.parse(
  readFileSync(new URL('../../../../test/data/outreach/injections.json', import.meta.url), 'utf8'),
) as {
  payloads: { payload: string; obeyed: string }[];
};

/** The facts that a model is given. */
interface Given {
  channel: string;
  posting: { role: string; company: string | null };
  evidence: { id: string; url: string; repository: string | null }[];
  skillsInCommon: string[];
  quotedFromProfile: { biography: string | null; repositoryDescription: string | null };
}

const given = (asked: AskedCompletion): Given =>
  JSON.parse((asked.messages[1]?.content ?? '').split('\n\n')[0] ?? '') as Given;

/** A model that does as it is told, in plain words. */
function honest(asked: AskedCompletion): unknown {
  const { evidence, posting, skillsInCommon } = given(asked);
  const [work] = evidence;
  return {
    subject: `A ${posting.role} job that has to do with Go`.slice(0, 50).padEnd(36, '.'),
    sentences: [
      { text: `Hereby I mean ${work?.url}, which shows ${skillsInCommon[0]}.`, evidence: 'e1' },
      {
        text: `The posting of ${posting.company} for a ${posting.role} asks for ${skillsInCommon[0]}.`,
        evidence: 'posting',
      },
      {
        text: 'Would that be something for you, or is the time a bad one for a change of work at all?',
        evidence: 'none',
      },
    ],
  };
}

const scenario = OUTREACH_SCENARIOS['deep'];
if (scenario === undefined) throw new Error('The scenario is missing');

describe('ModelDrafts', () => {
  let server: MisbehavingLlmServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function draft(
    behaviours: Behaviour[],
    changes: Partial<OutreachGeneratorInput> = {},
    options: { tokensPerRun?: number; deadline?: Date } = {},
  ): Promise<{ messages: OutreachMessage[]; warnings: string[] }> {
    server = await MisbehavingLlmServer.start(...behaviours);
    const llm = new OpenAiLlmClient({
      baseUrl: server.baseUrl,
      model: 'asked',
      sleep: () => Promise.resolve(),
      tokensPerRun: options.tokensPerRun,
    });
    const service = new OutreachGeneratorService(new FixedClock(REFERENCE_DATE), llm, new InPlaceCompute());
    const context = stageContext(options.deadline === undefined ? {} : { deadline: options.deadline });
    const input = {
      runId: 'run-1',
      requirement: scenario?.requirement ?? requirement(),
      rankedCandidates: [scenario?.candidate ?? person('x', null)],
      channels: ['email' as const],
      sender: scenario?.sender ?? null,
      ...changes,
    };
    const messages = await service.run(input, context);
    return { messages, warnings: context.warnings.map(({ code }) => code) };
  }

  it('takes the model’s draft where it passes, and says whose it is', async () => {
    const { messages } = await draft([{ kind: 'script', answer: honest }]);
    expect(messages[0]).toMatchObject({
      generatedBy: 'llm:scripted-1',
      tokensUsed: 120,
      personalizationMetadata: { qualityFlags: [] },
    });
    expect(messages[0]?.messageText).toContain('Hereby I mean https://github.com/openrail/go-scheduler/pull/412');
  });

  it('keeps to its own lines on pay, source and opting out', async () => {
    const { messages } = await draft([{ kind: 'script', answer: honest }]);
    expect(messages[0]?.messageText).toMatch(/80[k,].*https:\/\/github\.com\/ana-almeida[^/].*"no"/s);
  });

  it('cites the evidence of each sentence', async () => {
    const { messages } = await draft([{ kind: 'script', answer: honest }]);
    expect(messages[0]?.personalizationMetadata.claims[0]).toEqual({
      text: 'Hereby I mean https://github.com/openrail/go-scheduler/pull/412, which shows Kafka.',
      evidenceUrl: 'https://github.com/openrail/go-scheduler/pull/412',
    });
  });

  it('asks once more with the reasons', async () => {
    const lie = {
      subject: 'A subject line of forty characters or so',
      sentences: [{ text: 'I read your code.', evidence: 'none' }],
    };
    const { messages } = await draft([
      { kind: 'content', content: lie },
      { kind: 'script', answer: honest },
    ]);
    expect(server?.asked[1]?.messages[1]?.content).toContain('no-evidence ("I read your code.")');
    expect(messages[0]).toMatchObject({ generatedBy: 'llm:scripted-1', tokensUsed: 240 });
  });

  it('lets the composed message stand after two refused drafts, flagged', async () => {
    const lie = {
      subject: 'A subject line of forty characters or so',
      sentences: [{ text: 'The pay is EUR 300,000 a year.', evidence: 'posting' }],
    };
    const { messages, warnings } = await draft([{ kind: 'content', content: lie }]);
    expect(messages[0]).toMatchObject({ generatedBy: 'template', tokensUsed: 240 });
    expect(messages[0]?.personalizationMetadata.qualityFlags).toContain('model-draft-refused:pay');
    expect(warnings).toEqual(['model_drafts_refused']);
  });

  it.each<[string, Behaviour]>([
    ['refuses', { kind: 'refusal' }],
    ['answers with garbage', { kind: 'content', content: 'Sure! Here is a mail for you.' }],
    ['answers in another shape', { kind: 'content', content: { sentences: [1, null, { text: 7 }] } }],
    ['answers with nothing', { kind: 'content', content: {} }],
    [
      'cites evidence that there is not',
      { kind: 'content', content: { subject: '', sentences: [{ text: 'Hello.', evidence: 'e9' }] } },
    ],
    ['limits us', { kind: 'status', status: 429 }],
    ['breaks down', { kind: 'status', status: 500 }],
    ['drops the connection', { kind: 'reset' }],
  ])('ends well with a model that %s', async (_name, behaviour) => {
    const { messages, warnings } = await draft([behaviour]);
    expect(messages[0]?.generatedBy).toBe('template');
    expect(warnings).toHaveLength(1);
  });

  it('does not call a model that cannot answer before the run ends', async () => {
    const { messages } = await draft([{ kind: 'hang' }], {}, { deadline: new Date(REFERENCE_DATE.getTime() + 2_500) });
    expect(server?.asked).toHaveLength(0);
    expect(messages[0]?.personalizationMetadata.qualityFlags).toEqual(['model-failed:timeout']);
  });

  it('leaves a service alone that keeps failing', async () => {
    const { messages } = await draft([{ kind: 'status', status: 401 }], { rankedCandidates: rankedCandidates(2, 40) });
    expect(messages).toHaveLength(40);
    expect(server?.asked.length).toBeLessThan(10);
  });

  it('stops spending at the budget of the run', async () => {
    const { messages, warnings } = await draft(
      [{ kind: 'script', answer: honest }],
      { rankedCandidates: rankedCandidates(2, 20) },
      { tokensPerRun: 4_000 },
    );
    expect(messages).toHaveLength(20);
    expect(warnings).toContain('model_failed');
    expect(messages.reduce((sum, { tokensUsed }) => sum + tokensUsed, 0)).toBeLessThanOrEqual(4_000);
  });

  it('gives a person no model draft that is like another’s', async () => {
    const { messages } = await draft([{ kind: 'script', answer: honest }], {
      rankedCandidates: rankedCandidates(2, 12),
    });
    const flags = messages.flatMap(({ personalizationMetadata }) => personalizationMetadata.qualityFlags);
    expect(flags).toContain('model-draft-refused:too-similar');
  });

  it('passes strangers’ text on as quoted data, cut to length', async () => {
    const bio = `Backend.${' very'.repeat(400)} long`;
    await draft([{ kind: 'script', answer: honest }], {
      rankedCandidates: [{ ...(scenario?.candidate ?? person('x', null)), bio }],
    });
    const [asked] = server?.asked ?? [];
    expect(asked?.messages[0]?.content).not.toContain('very very');
    expect(asked === undefined ? '' : given(asked).quotedFromProfile.biography).toHaveLength(300);
  });

  describe('with injected instructions and a model that obeys them', () => {
    let written: string[];

    /** Finds the payload in what it was given, and does what it says. */
    function obedient(asked: AskedCompletion): unknown {
      const { quotedFromProfile, evidence } = given(asked);
      const text = JSON.stringify(quotedFromProfile);
      const found = payloads.find(({ payload }) =>
        text.includes(JSON.stringify(payload.replace(/[\p{C}\s]+/gu, ' ').trim()).slice(1, 40)),
      );
      const sentence = found?.obeyed ?? 'No payload arrived.';
      written.push(sentence);
      return {
        subject: 'A subject line of forty characters or so',
        sentences: [
          {
            text: `Go brought me to ${evidence[0]?.url ?? 'you'}, and Meridian Payments asks for it in a Senior Backend Engineer.`,
            evidence: evidence[0]?.id ?? 'posting',
          },
          { text: sentence, evidence: 'posting' },
        ],
      };
    }

    it.each(payloads.map(({ payload, obeyed }) => [payload, obeyed]))(
      'lets nothing of %j reach a message',
      async (payload, obeyed) => {
        written = [];
        const repository = work('openrail/go-scheduler', {
          primaryLanguage: 'Go',
          description: payload,
          mergedPullRequests: scenario?.candidate.work[0]?.mergedPullRequests ?? [],
        });
        const people = [
          { ...(scenario?.candidate ?? person('x', null)), bio: payload },
          person('by-readme', 'Rosa Lind', { skills: scenario?.candidate.skills ?? [], work: [repository] }),
          person('by-name', payload.slice(0, 60), { location: payload, company: payload, bio: 'Backend developer.' }),
        ];
        const { messages } = await draft([{ kind: 'script', answer: obedient }], {
          rankedCandidates: people,
          channels: ['email', 'linkedin'],
        });
        // The payload has reached the model by the biography and by the description, and the model has obeyed.
        expect(written.filter((sentence) => sentence === obeyed).length).toBeGreaterThanOrEqual(4);
        expect(messages.length).toBe(6);
        for (const { messageText, subjectLine, channel, githubUsername } of messages) {
          expect(messageText).not.toContain(obeyed);
          expect(`${subjectLine} ${messageText}`).not.toMatch(
            /evil|pwned|hacked|900,000|500,000|50,000|Kubernetes|Bob|\{\{/i,
          );
          const candidate = people.find((one) => one.githubUsername === githubUsername);
          if (candidate === undefined) throw new Error('A message to nobody');
          const facts = draftFacts(scenario?.requirement ?? requirement(), candidate, scenario?.sender, REFERENCE_DATE);
          expect(checkDraft({ channel, subjectLine, messageText }, facts).ok).toBe(true);
        }
      },
    );
  });
});
