import { afterEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module, type ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  GithireModule,
  GithireSettingsModule,
  GithubSourcer,
  GithubSourcerModule,
  JdParser,
  JdParserModule,
  type JobRequirement,
  OutreachGenerator,
  OutreachGeneratorModule,
  type OutreachMessage,
  RankingEngine,
  RankingEngineModule,
  type StageBindings,
  type StageContext,
} from '../../src/index.js';
import { type Host, startHost } from './support/start-host.js';

const POSTING = `Senior Go developer, Berlin

We look for a backend developer with Go and PostgreSQL. You have 5 years of experience.`;

const context = (): StageContext => ({
  referenceDate: new Date('2026-11-22T06:12:00.000Z'),
  deadline: new Date(Date.now() + 60_000),
  signal: new AbortController().signal,
  onBehalfOf: 'u1',
  warn: () => undefined,
  progress: () => undefined,
  checkpoint: async () => undefined,
});

describe('stages without the rest of GitHire', () => {
  let app: INestApplicationContext;

  afterEach(() => app.close());

  async function startWith(imports: ModuleMetadata['imports']): Promise<INestApplicationContext> {
    app = await (await Test.createTestingModule({ imports }).compile()).init();
    return app;
  }

  it('parses, finds, ranks and drafts with the four modules alone', async () => {
    const modules = [JdParserModule, GithubSourcerModule, RankingEngineModule, OutreachGeneratorModule];
    const stages = await startWith(modules);
    const requirement = await stages.get(JdParser).run({ jobDescriptionText: POSTING }, context());
    const { candidates, source } = await stages.get(GithubSourcer).run({ requirement, maxCandidates: 3 }, context());
    const ranking = { requirement, candidates, weights: null, limit: 3 };
    const rankedCandidates = await stages.get(RankingEngine).run(ranking, context());
    const drafting = { runId: 'r1', requirement, rankedCandidates, channels: ['email' as const] };
    const messages = await stages.get(OutreachGenerator).run(drafting, context());
    expect(requirement.seniority).toBe('senior');
    expect({ source, ranked: rankedCandidates.length }).toEqual({ source: 'sample', ranked: 3 });
    expect(messages.length).toBeGreaterThan(0);
  });

  it.each([
    ['JdParserModule', JdParserModule, JdParser, 'jd-parser'],
    ['GithubSourcerModule', GithubSourcerModule, GithubSourcer, 'github-sourcer'],
    ['RankingEngineModule', RankingEngineModule, RankingEngine, 'ranking-engine'],
    ['OutreachGeneratorModule', OutreachGeneratorModule, OutreachGenerator, 'outreach-generator'],
  ] as const)('%s needs no other module', async (_title, module, token, name) => {
    const stages = await startWith([module]);
    expect(stages.get<{ name: string }>(token).name).toBe(name);
  });

  it('searches the real GitHub if the settings have a token', async () => {
    const githubApiUrl = 'http://127.0.0.1:9/api/v3';
    const settings = GithireSettingsModule.forRoot({ githubToken: 'a-token', githubApiUrl });
    const stages = await startWith([settings, JdParserModule, GithubSourcerModule]);
    const requirement = await stages.get(JdParser).run({ jobDescriptionText: POSTING }, context());
    const soon = { ...context(), deadline: new Date(Date.now() + 1000) };
    const sourcing = stages.get(GithubSourcer).run({ requirement, maxCandidates: 3 }, soon);
    await expect(sourcing).rejects.toMatchObject({
      code: expect.stringMatching(/github_unavailable|pipeline_timeout/),
    });
  });
});

/** Signs every draft with the name of the host's product. */
@Injectable()
class Signature {
  readonly text = 'Sent with Acme Hiring';
}

@Injectable()
class OwnGenerator extends OutreachGenerator {
  constructor(private readonly signature: Signature) {
    super();
  }

  async run(): Promise<OutreachMessage[]> {
    return [];
  }

  async check(): ReturnType<OutreachGenerator['check']> {
    throw new Error(this.signature.text);
  }

  async followUp(): ReturnType<OutreachGenerator['followUp']> {
    throw new Error('not used');
  }

  async notice(): ReturnType<OutreachGenerator['notice']> {
    throw new Error('not used');
  }
}

class FixedParser extends JdParser {
  constructor(private readonly role: string) {
    super();
  }

  async run(): Promise<JobRequirement> {
    return { role: this.role, warnings: [] as string[] } as JobRequirement;
  }

  parse(): Promise<JobRequirement> {
    return this.run();
  }
}

@Module({ providers: [Signature, OwnGenerator], exports: [Signature, OwnGenerator] })
class HostStagesModule {}

describe('a stage that the host replaces', () => {
  let host: Host;

  afterEach(() => host.close());

  async function startReplacing(stages: StageBindings): Promise<Host> {
    const options = { databaseUrl: 'sqlite::memory:', computeThreads: 0, imports: [HostStagesModule], stages };
    host = await startHost('fastify', { imports: [GithireModule.forRoot(options)] });
    return host;
  }

  it.each<[string, StageBindings]>([
    ['a class', { outreachGenerator: OwnGenerator }],
    ['useClass', { outreachGenerator: { useClass: OwnGenerator } }],
    ['useExisting', { outreachGenerator: { useExisting: OwnGenerator } }],
    ['useFactory', { outreachGenerator: { useFactory: (own: OwnGenerator) => own, inject: [OwnGenerator] } }],
    ['useValue', { outreachGenerator: { useValue: new OwnGenerator(new Signature()) } }],
  ])('is bound to its abstract class by %s', async (_title, stages) => {
    const { app } = await startReplacing(stages);
    const generator = app.get(OutreachGenerator, { strict: false });
    await expect(generator.check({} as never, { onBehalfOf: 'u1' })).rejects.toThrow('Sent with Acme Hiring');
    expect(app.get(RankingEngine, { strict: false }).name).toBe('ranking-engine');
  });

  it('is the one that requests reach', async () => {
    const { request } = await startReplacing({ jdParser: { useValue: new FixedParser('Keeper of the keys') } });
    const account = { email: 'ada@mail.example', password: 'correct horse battery' };
    await request().post('/auth/register').send(account).expect(201);
    const { body } = await request().post('/auth/login').send(account).expect(200);
    const { access_token: token } = body as { access_token: string };
    const parsed = await request()
      .post('/pipeline/parse')
      .auth(token, { type: 'bearer' })
      .send({ jobDescriptionText: POSTING })
      .expect(200);
    expect(parsed.body).toMatchObject({ role: 'Keeper of the keys' });
  });
});
