import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  GithireModule,
  GithubSourcer,
  GithubSourcerModule,
  JdParser,
  JdParserModule,
  OutreachGenerator,
  OutreachGeneratorModule,
  RankingEngine,
  RankingEngineModule,
  type StageBindings,
} from 'githire';
import { hostModule, PLATFORMS, POSTING, startHost, testSettings } from './support.js';

const TITLE = 'A title that only the host writes';

@Injectable()
class HostTitles {
  readonly title = TITLE;
}

@Module({ providers: [HostTitles], exports: [HostTitles] })
class HostTitlesModule {}

/** The parser of the host: GitHire's own, with another title. */
@Injectable()
class HostParser extends JdParser {
  constructor(
    private readonly ours: JdParser,
    private readonly titles: HostTitles,
  ) {
    super();
  }

  override async run(...[input, context]: Parameters<JdParser['run']>) {
    return { ...(await this.ours.run(input, context)), role: this.titles.title };
  }

  override async parse(...[input, options]: Parameters<JdParser['parse']>) {
    return { ...(await this.ours.parse(input, options)), role: this.titles.title };
  }
}

@Module({ imports: [JdParserModule, HostTitlesModule], providers: [HostParser], exports: [HostParser] })
class HostParserModule {}

/** A generator that writes nothing, without any dependency. */
class NoMessages extends OutreachGenerator {
  override run(): Promise<never[]> {
    return Promise.resolve([]);
  }
  override check(): never {
    throw new Error('nothing to check');
  }
  override followUp(): never {
    throw new Error('nothing to follow up');
  }
  override notice(): never {
    throw new Error('no notice');
  }
}

const BINDINGS: { form: string; stages: StageBindings; imports?: (typeof HostTitlesModule)[] }[] = [
  { form: 'a class', stages: { outreachGenerator: NoMessages } },
  { form: 'useClass', stages: { outreachGenerator: { useClass: NoMessages } } },
  { form: 'useValue', stages: { outreachGenerator: { useValue: new NoMessages() } } },
  {
    form: 'useFactory with inject',
    stages: {
      outreachGenerator: {
        inject: [HostTitles],
        useFactory: (titles: HostTitles) => {
          assert.equal(titles.title, TITLE);
          return new NoMessages();
        },
      },
    },
    imports: [HostTitlesModule],
  },
];

for (const platform of PLATFORMS) {
  describe(`replaced stages, ${platform}`, () => {
    for (const { form, stages, imports } of BINDINGS) {
      it(`a stage may be given as ${form}; it is bound to the stage's abstract class`, async () => {
        const options = { ...testSettings(), stages, ...(imports === undefined ? {} : { imports }) };
        const host = await startHost(platform, hostModule({ imports: [GithireModule.forRoot(options)] }));
        assert.ok(host.app.get(OutreachGenerator, { strict: false }) instanceof NoMessages);
      });
    }

    it('a stage given as useExisting wraps ours; a run uses it, and the other stages are ours', async () => {
      const stages: StageBindings = { jdParser: { useExisting: HostParser } };
      const host = await startHost(
        platform,
        hostModule({ imports: [GithireModule.forRoot({ ...testSettings(), stages, imports: [HostParserModule] })] }),
      );
      const token = await host.logIn();
      const accepted = await host.startRun('', { token });
      await host.followRun(accepted.json.statusUrl, { token });
      const { json } = await host.call('GET', `/projects/${accepted.json.projectId}`, { token });
      assert.equal(json.results.jobRequirement.role, TITLE);
      assert.equal(json.results.rankedCandidates.length, 3);
    });
  });
}

describe('stages alone: no database, no HTTP, no queue', () => {
  const context = {
    referenceDate: new Date('2026-06-01T00:00:00Z'),
    // Counted from when it is read: the tests before may take long.
    get deadline() {
      return new Date(Date.now() + 60_000);
    },
    signal: new AbortController().signal,
    onBehalfOf: 'ada',
    warn: () => {},
    progress: () => {},
    checkpoint: () => Promise.resolve(),
  };

  async function alone(module: typeof HostTitlesModule) {
    return NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  }

  it('each stage’s module gives the stage by its abstract class, and the four work one after the other', async () => {
    const parsing = await alone(JdParserModule);
    const requirement = await parsing.get(JdParser).run({ jobDescriptionText: POSTING }, context);
    await parsing.close();
    assert.ok(requirement.requiredSkills.length > 0);

    const sourcing = await alone(GithubSourcerModule);
    const found = await sourcing.get(GithubSourcer).run({ requirement, maxCandidates: 3 }, context);
    await sourcing.close();
    assert.equal(found.source, 'sample');
    assert.ok(found.candidates.length >= 3);

    const ranking = await alone(RankingEngineModule);
    const rankedCandidates = await ranking
      .get(RankingEngine)
      .run({ requirement, candidates: found.candidates }, context);
    await ranking.close();
    assert.ok(rankedCandidates.length >= 3);

    const drafting = await alone(OutreachGeneratorModule);
    const messages = await drafting
      .get(OutreachGenerator)
      .run({ runId: 'alone', requirement, rankedCandidates, channels: ['email'] }, context);
    await drafting.close();
    assert.ok(messages.every(({ status }) => status === 'draft'));
  });
});
