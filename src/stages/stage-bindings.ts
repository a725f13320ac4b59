import { type FactoryProvider, type InjectionToken, type Provider, type Type } from '@nestjs/common';
import { GithubSourcer } from './github-sourcer/github-sourcer.js';
import { JdParser } from './jd-parser/jd-parser.js';
import { OutreachGenerator } from './outreach-generator/outreach-generator.js';
import { RankingEngine } from './ranking-engine/ranking-engine.js';

/** What takes the place of a stage: a class, or a provider without its token. */
export type StageBinding<S> =
  | Type<S>
  | { useClass: Type<S> }
  | { useValue: S }
  | { useExisting: InjectionToken<S> }
  | Pick<FactoryProvider<S>, 'useFactory' | 'inject'>;

/** The stages that a host application replaces; a stage that is left out is GitHire's. */
export interface StageBindings {
  /** Reads the posting. */
  jdParser?: StageBinding<JdParser>;
  /** Finds people. */
  githubSourcer?: StageBinding<GithubSourcer>;
  /** Ranks them. */
  rankingEngine?: StageBinding<RankingEngine>;
  /** Drafts messages. */
  outreachGenerator?: StageBinding<OutreachGenerator>;
}

/** The abstract class that is the token of each stage. */
export const STAGE_TOKENS = {
  jdParser: JdParser,
  githubSourcer: GithubSourcer,
  rankingEngine: RankingEngine,
  outreachGenerator: OutreachGenerator,
} as const satisfies Record<keyof StageBindings, unknown>;

/** Returns the provider of a stage that is replaced. */
export function stageProvider(name: keyof StageBindings, binding: StageBinding<unknown>): Provider {
  const provide = STAGE_TOKENS[name];
  return typeof binding === 'function' ? { provide, useClass: binding } : { provide, ...binding };
}
