import { Injectable } from '@nestjs/common';
import { firstCharacters } from '../../platform/common/clean-text.js';
import { Settings } from '../../platform/config/settings.js';
import { type GithubUsageView, type ProjectResults } from '../../domain/run-result.js';
import { type Stage, type StageContext, type StageName } from '../../domain/stage.js';
import { withTeamSkills } from '../../domain/team-stack.js';
import { type ProjectChange } from '../../projects/projects.service.js';
import { GithubSourcer } from '../../stages/github-sourcer/github-sourcer.js';
import { JdParser } from '../../stages/jd-parser/jd-parser.js';
import { OutreachGenerator } from '../../stages/outreach-generator/outreach-generator.js';
import { RankingEngine } from '../../stages/ranking-engine/ranking-engine.js';
import { senderOf } from '../../outreach/outreach-settings.js';
import { packCandidate, packRanked, workOf } from '../../domain/views/pack.js';
import { unpackCandidate, unpackRanked } from '../../domain/views/unpack.js';
import { DEFAULT_MAX_CANDIDATES } from '../pipeline.dto.js';
import { type RunState } from './run-state.js';

/** One stage of a run: reads the stage's input from the state and writes its output back. */
export interface PipelineStage {
  readonly name: StageName;
  /** Share of the whole work in per cent; the shares of all stages add up to 100. */
  readonly share: number;
  /** Returns whether the state already contains the result of this stage. */
  isDone(results: ProjectResults): boolean;
  run(state: RunState, context: StageContext): Promise<RunState['results']>;
  /** Returns the other columns of the project that change with the results. */
  describe(results: ProjectResults): Omit<ProjectChange, 'results'>;
}

/** The four stages in order. */
@Injectable()
export class PipelineStages {
  readonly all: readonly PipelineStage[];
  /** Version of the ranking rules; part of every result. */
  readonly rankingVersion: string;

  constructor(
    parser: JdParser,
    sourcer: GithubSourcer,
    ranker: RankingEngine,
    generator: OutreachGenerator,
    settings: Settings,
  ) {
    this.all = [
      parsing(parser),
      sourcing(sourcer, settings.githubExcludeAgents),
      ranking(ranker),
      drafting(generator, settings),
    ];
    this.rankingVersion = ranker.version;
  }

  /** Returns the stages up to the given one, or all. */
  upTo(last: StageName | undefined): readonly PipelineStage[] {
    return last === undefined ? this.all : this.all.slice(0, this.all.findIndex((step) => step.name === last) + 1);
  }
}

type Input<S> = S extends Stage<infer I, unknown> ? I : never;
type Output<S> = S extends Stage<never, infer O> ? O : never;

function parsing(stage: Stage<Input<JdParser>, Output<JdParser>>): PipelineStage {
  return {
    name: stage.name,
    share: 5,
    isDone: (results) => results.jobRequirement !== undefined,
    describe: ({ jobRequirement }) => ({ jobTitle: firstCharacters(jobRequirement?.role ?? '', 200) || null }),
    run: async ({ request, results }, context) => {
      const employer = request.company === undefined ? {} : { company: request.company };
      // Corrected requirements are complete: what the user removed from them is not added again.
      if (request.jobRequirement) return { ...results, jobRequirement: { ...request.jobRequirement, ...employer } };
      const jobRequirement = { ...(await stage.run(request, context)), ...employer };
      const { teamLibraries } = results;
      return {
        ...results,
        jobRequirement: teamLibraries === undefined ? jobRequirement : withTeamSkills(jobRequirement, teamLibraries),
      };
    },
  };
}

function sourcing(stage: Stage<Input<GithubSourcer>, Output<GithubSourcer>>, excludeAgents: boolean): PipelineStage {
  return {
    name: stage.name,
    share: 80,
    isDone: (results) => results.candidates !== undefined || results.rankedCandidates !== undefined,
    describe: (results) => ({ candidateCount: results.candidates?.length ?? 0 }),
    run: async ({ request, results }, context) => {
      const requirement = need(results.jobRequirement);
      const maxCandidates = request.maxCandidates ?? DEFAULT_MAX_CANDIDATES;
      const { candidates, source, found, coverage, github } = await stage.run(
        { requirement, maxCandidates, excludeAgents, teamLibraries: results.teamLibraries },
        context,
      );
      return {
        ...results,
        candidates: candidates.map(packCandidate),
        work: workOf(candidates),
        metadata: {
          ...results.metadata,
          source,
          candidatesFound: found,
          coverage: coverage.line,
          github: usageOf(github),
        },
      };
    },
  };
}

function ranking(stage: Stage<Input<RankingEngine>, Output<RankingEngine>>): PipelineStage {
  return {
    name: stage.name,
    share: 5,
    isDone: (results) => results.rankedCandidates !== undefined,
    describe: ({ rankedCandidates: ranked = [] }) => ({
      candidateCount: ranked.length,
      avgScore:
        ranked.length === 0
          ? null
          : round(ranked.reduce((sum, candidate) => sum + candidate.totalScore, 0) / ranked.length),
    }),
    run: async ({ request, results: { candidates, work = [], ...results } }, context) => {
      const ranked = await stage.run(
        {
          requirement: need(results.jobRequirement),
          candidates: need(candidates).map((person) => unpackCandidate(person, work)),
          weights: request.weights ?? null,
          limit: request.maxCandidates ?? DEFAULT_MAX_CANDIDATES,
        },
        context,
      );
      return {
        ...results,
        rankedCandidates: ranked.map(packRanked),
        work: workOf(ranked),
        metadata: { ...results.metadata, candidatesRanked: ranked.length, weights: request.weights ?? null },
      };
    },
  };
}

function drafting(
  stage: Stage<Input<OutreachGenerator>, Output<OutreachGenerator>>,
  settings: Settings,
): PipelineStage {
  return {
    name: stage.name,
    share: 10,
    isDone: (results) => results.outreachMessages !== undefined,
    describe: () => ({}),
    run: async ({ executionId, request, results }, context) => {
      const outreachMessages = await stage.run(
        {
          runId: executionId,
          requirement: need(results.jobRequirement),
          postingText: request.jobDescriptionText,
          rankedCandidates: need(results.rankedCandidates).map((person) => unpackRanked(person, results.work ?? [])),
          channels: request.channels ?? ['email'],
          sender: senderOf(settings, results.metadata.drafts),
        },
        context,
      );
      return {
        ...results,
        outreachMessages,
        metadata: { ...results.metadata, messagesGenerated: outreachMessages.length },
      };
    },
  };
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('An earlier stage has not run');
  return value;
}

/** Rounds to a tenth; a mean of scores is not more precise. */
function round(score: number): number {
  return Math.round(score * 10) / 10;
}

/** Returns only the fields that are part of the result. */
function usageOf({
  requests,
  points,
  remaining,
  resetsAt,
  retries,
  requestMilliseconds,
  waitedSeconds,
  plan,
}: GithubUsageView): GithubUsageView {
  return { requests, points, remaining, resetsAt, retries, requestMilliseconds, waitedSeconds, plan };
}
