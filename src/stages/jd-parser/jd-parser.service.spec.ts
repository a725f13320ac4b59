import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readPostings } from '../../cli/eval/jd-dataset.js';
import { type AskedCompletion, type Behaviour } from '../../../test/support/misbehaving-llm-server.js';
import { MisbehavingLlmServer } from '../../../test/support/misbehaving-llm-server.js';
import { stageContext } from '../../../test/support/outreach-context.js';
import { OpenAiLlmClient } from '../../llm/openai-llm-client.js';
import { JdParserService } from './jd-parser.service.js';
import { parseJobDescription } from './parse-job-description.js';
import { InPlaceCompute } from '../../platform/compute/in-place-compute.js';

const POSTING = `Backend Engineer

## About us

We are Kettle, makers of tea robots. Our customers use Salesforce.

Requirements
- TypeScript
- You can express ideas well

Nice to have
- Kafka

The colleagues of the night shift are fond of Elixir.`;

const BUILT_IN = parseJobDescription(POSTING);

let server: MisbehavingLlmServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function run(...behaviours: Behaviour[]) {
  server = await MisbehavingLlmServer.start(...behaviours);
  const llm = new OpenAiLlmClient({ baseUrl: server.baseUrl, model: 'scripted-1', sleep: () => Promise.resolve() });
  const context = stageContext();
  const requirement = await new JdParserService(llm, new InPlaceCompute()).run(
    { jobDescriptionText: POSTING },
    context,
  );
  return { requirement, warnings: context.warnings, asked: server.asked };
}

/** What a model must say of the skills that the rules are sure of, so that it is believed about the others. */
const AGREED: [string, string][] = [
  ['TypeScript', 'required'],
  ['Kafka', 'preferred'],
];

function answer(skills: [string, string][], role: string | null = null, company: string | null = null): Behaviour {
  return { kind: 'content', content: { role, company, skills: skills.map(([quote, demand]) => ({ quote, demand })) } };
}

describe('JdParserService without a model', () => {
  it('returns the result of the rules and turns its doubts into warnings', async () => {
    const context = stageContext();
    const posting = 'Go Developer\nLocation: Georgia\n\nRequirements\n- Go';
    const requirement = await new JdParserService(null, new InPlaceCompute()).run(
      { jobDescriptionText: posting },
      context,
    );
    expect(requirement).toEqual(parseJobDescription(posting));
    expect(context.warnings).toEqual([
      { code: 'job_description_doubtful', message: expect.stringContaining('Georgia') },
      { code: 'job_description_doubtful', message: "No employer's name was read." },
    ]);
    expect(context.progressed).toEqual([{ done: 1, total: 1 }]);
  });

  it('continues from an earlier result of the rules', async () => {
    const parser = new JdParserService(null, new InPlaceCompute());
    const parsedByRules = { ...BUILT_IN, role: 'parsed before' };
    expect((await parser.run({ jobDescriptionText: POSTING, parsedByRules }, stageContext())).role).toBe(
      'parsed before',
    );
  });
});

describe('JdParserService with a model', () => {
  it('adds a skill that the posting confirms, with its place', async () => {
    const { requirement, warnings } = await run(answer([...AGREED, ['Elixir', 'preferred']]));
    expect(requirement.requiredSkills).toEqual(BUILT_IN.requiredSkills);
    expect(requirement.preferredSkills.map(({ name }) => name)).toEqual(['Kafka', 'Elixir']);
    const { start, end } = requirement.evidence.find(({ field }) => field === 'preferredSkills.1') ?? {
      start: 0,
      end: 0,
    };
    expect(POSTING.slice(start, end)).toBe('Elixir');
    expect(warnings).toEqual([]);
  });

  it('neither moves nor removes a skill that the rules have read', async () => {
    const { requirement } = await run(
      answer([
        ['Kafka', 'required'],
        ['TypeScript', 'preferred'],
      ]),
    );
    expect(requirement).toEqual(BUILT_IN);
  });

  it.each([
    ['is not in the posting', 'Rust'],
    ['stands in what describes the company only', 'Salesforce'],
    ['is an ordinary word there', 'express'],
    ['is no skill that is known', 'tea robots'],
    ['stands only within a longer word', 'Script'],
  ])('drops a claim that %s, with a warning', async (_, quote) => {
    const { requirement, warnings } = await run(answer([...AGREED, [quote, 'required']]));
    expect(requirement).toEqual(BUILT_IN);
    expect(warnings.map(({ code }) => code)).toEqual(['model_claims_dropped']);
  });

  it.each([
    ['misses a skill that is surely required', [['Kafka', 'preferred']]],
    ['takes a skill that is surely preferred for required', [AGREED[0], ['Kafka', 'required']]],
    ['claims a skill that the posting does not hold', [...AGREED, ['COBOL', 'required']]],
    ['claims a skill that only describes the company', [...AGREED, ['Salesforce', 'required']]],
  ] as [string, [string, string][]][])('believes nothing of an answer that %s', async (_, claims) => {
    const { requirement, warnings } = await run(answer([...claims, ['Elixir', 'required']]));
    expect(requirement).toEqual(BUILT_IN);
    expect(warnings.map(({ code }) => code)).toEqual(['model_claims_dropped']);
  });

  it('fills only empty fields, and only with words of the posting', async () => {
    const { requirement } = await run(answer([], 'Chief Tea Officer', 'TypeScript'));
    expect([requirement.role, requirement.company]).toEqual([BUILT_IN.role, BUILT_IN.company]);
  });

  it('sends the posting between fences, and after it the names in doubt among others', async () => {
    const { asked } = await run(answer([]));
    const [system, user] = asked[0]?.messages ?? [];
    expect(system?.content).not.toContain('Kettle');
    expect(user?.content).toMatch(/^={40}\n[\s\S]*Kettle[\s\S]*\n={40}\n/);
    const names = user?.content.split('='.repeat(40)).at(-1)?.trim().split('\n');
    expect(names).toEqual(['COBOL', 'Elixir', 'Fortran', 'Kafka', 'Prolog', 'Salesforce', 'TypeScript']);
  });

  const failures: [string, Behaviour][] = [
    ['hangs up', { kind: 'reset' }],
    ['refuses', { kind: 'refusal' }],
    ['answers with prose', { kind: 'content', content: 'I would rather write a poem.' }],
    ['answers with another shape', { kind: 'content', content: { skills: 'all of them' } }],
    ['answers with broken JSON', { kind: 'raw', body: '{"choices": [' }],
    ['answers with half an answer', { kind: 'content', content: '{"skills": [', finishReason: 'length' }],
    ['answers with a list', { kind: 'content', content: [1, 2, 3] }],
    ['is limited', { kind: 'status', status: 429 }],
    ['fails', { kind: 'status', status: 500 }],
    ['does not know us', { kind: 'status', status: 401 }],
    ['answers without end', { kind: 'endless' }],
  ];
  it.each(failures)('keeps the result of the rules if the service %s', async (_, behaviour) => {
    const { requirement, warnings } = await run(behaviour);
    expect(requirement).toEqual(BUILT_IN);
    expect(warnings.map(({ code }) => code)).toEqual(['model_unavailable']);
  });

  it('ends if the run is aborted', async () => {
    server = await MisbehavingLlmServer.start({ kind: 'hang' });
    const llm = new OpenAiLlmClient({ baseUrl: server.baseUrl, model: 'scripted-1', sleep: () => Promise.resolve() });
    const aborted = new AbortController();
    aborted.abort(new Error('cancelled'));
    await expect(
      new JdParserService(llm, new InPlaceCompute()).run(
        { jobDescriptionText: POSTING },
        stageContext({ signal: aborted.signal }),
      ),
    ).rejects.toThrow('cancelled');
  });

  it('loses nothing of any sample posting, whatever the model claims', async () => {
    const wild = (asked: AskedCompletion) => {
      const words = (asked.messages[1]?.content ?? '').match(/[\p{L}\p{N}+#.]{2,}/gu) ?? [];
      return {
        role: 'Pope',
        company: 'Nobody',
        skills: words.map((quote, index) => ({ quote, demand: index % 2 === 0 ? 'required' : 'preferred' })),
      };
    };
    server = await MisbehavingLlmServer.start({ kind: 'script', answer: wild });
    const llm = new OpenAiLlmClient({ baseUrl: server.baseUrl, model: 'scripted-1', sleep: () => Promise.resolve() });
    for (const { text } of readPostings('test/data/jd')) {
      const builtIn = parseJobDescription(text);
      const requirement = await new JdParserService(llm, new InPlaceCompute()).run(
        { jobDescriptionText: text },
        stageContext(),
      );
      expect(requirement).toMatchObject({
        role: builtIn.role ?? requirement.role,
        salary: builtIn.salary,
        seniority: builtIn.seniority,
        requiredSkills: expect.arrayContaining(builtIn.requiredSkills),
        preferredSkills: expect.arrayContaining(builtIn.preferredSkills),
      });
      expect(requirement.company === 'Nobody').toBe(false);
    }
  });
});
