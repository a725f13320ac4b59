import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { GithubSourcerModule } from './github-sourcer/github-sourcer.module.js';
import { JdParserModule } from './jd-parser/jd-parser.module.js';
import { OutreachGeneratorModule } from './outreach-generator/outreach-generator.module.js';
import { RankingEngineModule } from './ranking-engine/ranking-engine.module.js';
import { STAGE_TOKENS, type StageBindings, stageProvider } from './stage-bindings.js';

const STAGE_MODULES = {
  jdParser: JdParserModule,
  githubSourcer: GithubSourcerModule,
  rankingEngine: RankingEngineModule,
  outreachGenerator: OutreachGeneratorModule,
} as const satisfies Record<keyof StageBindings, unknown>;

/** Provides each stage by its abstract class: GitHire's own, or what a host application binds in its place. */
@Module({})
export class StagesModule {
  /** @param imports where the replacements find what they need */
  static forRoot(bindings: StageBindings, imports: ModuleMetadata['imports'] = []): DynamicModule {
    const names = Object.keys(STAGE_TOKENS) as (keyof StageBindings)[];
    const ours = names.filter((name) => bindings[name] === undefined).map((name) => STAGE_MODULES[name]);
    const replaced = names.flatMap((name) => {
      const binding = bindings[name];
      return binding === undefined ? [] : [{ name, provider: stageProvider(name, binding) }];
    });
    return {
      module: StagesModule,
      global: true,
      imports: [...imports, ...ours],
      providers: replaced.map(({ provider }) => provider),
      exports: [...ours, ...replaced.map(({ name }) => STAGE_TOKENS[name])],
    };
  }
}
