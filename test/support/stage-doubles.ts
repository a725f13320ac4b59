import { type TestingModuleBuilder } from '@nestjs/testing';
import { type Candidate } from '../../src/domain/candidate.js';
import { type OutreachMessage } from '../../src/domain/outreach.js';
import { type PartScore, type RankedCandidate } from '../../src/domain/ranking.js';
import { type StageContext, type StageName } from '../../src/domain/stage.js';
import { type GithireOptions } from '../../src/host/githire.options.js';
import { GithubSourcer } from '../../src/stages/github-sourcer/github-sourcer.js';
import { OutreachGenerator } from '../../src/stages/outreach-generator/outreach-generator.js';
import { RankingEngine } from '../../src/stages/ranking-engine/ranking-engine.js';

export const REFERENCE_TIME = '2026-11-22T06:12:00.000Z';

/** A fictional person with every field of a candidate. */
export function candidate(login: string, githubId: number): Candidate {
  return {
    githubUsername: login,
    githubId,
    name: null,
    bio: null,
    company: null,
    location: null,
    place: null,
    profileUrl: `https://github.com/${login}`,
    avatarUrl: null,
    followers: 0,
    publicRepos: 1,
    accountCreatedAt: REFERENCE_TIME,
    accountAgeDays: 0,
    contributionCount: 1,
    lastActiveAt: REFERENCE_TIME,
    programmingLanguages: [],
    topRepositories: [],
    skills: [],
    work: [],
    contributions: null,
    hireable: null,
    contacts: [],
    automationSigns: [],
    foundBy: ['test'],
    fetchedAt: REFERENCE_TIME,
  };
}

const part: PartScore = { score: 50, weight: 0.25, reasons: [] };

export function ranked(person: Candidate, rank: number): RankedCandidate {
  return {
    ...person,
    rank,
    totalScore: 50,
    confidence: 0.5,
    scoreBreakdown: { skillMatch: part, experience: part, activity: part, domain: part },
    matchedSkills: [],
    missingSkills: [],
    notObservable: [],
    strengths: [],
    concerns: [],
    anomalies: [],
    belowQualityBar: false,
  };
}

type Work = (input: never, context: StageContext) => Promise<unknown>;

/** What the stages after the parser do, unless a test replaces it: two people found, ranked in order, no messages. */
const USUAL: Record<Exclude<StageName, 'jd-parser'>, Work> = {
  'github-sourcer': async (_input, context) => {
    context.progress(1, 2, '1 of 2 profiles loaded');
    context.progress(2, 2, '2 of 2 profiles loaded');
    return {
      candidates: [candidate('sample-ada', 1), candidate('sample-bo', 2)],
      source: 'sample',
      found: 2,
      coverage: { line: 'test coverage' },
      github: {
        requests: 3,
        points: 4,
        remaining: 4996,
        resetsAt: REFERENCE_TIME,
        retries: 0,
        requestMilliseconds: 0,
        waitedSeconds: 0,
        plan: [],
      },
    };
  },
  'ranking-engine': async ({ candidates }: { candidates: Candidate[] }) =>
    candidates.map((person, index) => ranked(person, index + 1)),
  'outreach-generator': async (): Promise<OutreachMessage[]> => [],
};

/** The same replacements as an option of the module. */
export function stageBindings(replaced: Partial<typeof USUAL> = {}): NonNullable<GithireOptions['stages']> {
  const work = { ...USUAL, ...replaced };
  const binding = <Stage>(name: keyof typeof USUAL): { useFactory: () => Stage } => ({
    useFactory: () => ({ name, run: work[name] }) as Stage,
  });
  return {
    githubSourcer: binding('github-sourcer'),
    rankingEngine: binding('ranking-engine'),
    outreachGenerator: binding('outreach-generator'),
  };
}

/** Replaces the stages after the parser; the pipeline, the queue, the database and HTTP are the real ones. */
export function withStages(
  replaced: Partial<typeof USUAL> = {},
): (builder: TestingModuleBuilder) => TestingModuleBuilder {
  const work = { ...USUAL, ...replaced };
  return (builder) =>
    builder
      .overrideProvider(GithubSourcer)
      .useValue({ name: 'github-sourcer', run: work['github-sourcer'] })
      .overrideProvider(RankingEngine)
      .useValue({ name: 'ranking-engine', version: '1.0.0', run: work['ranking-engine'] })
      .overrideProvider(OutreachGenerator)
      .useValue({ name: 'outreach-generator', run: work['outreach-generator'] });
}

/** A promise that a test settles. */
export function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
