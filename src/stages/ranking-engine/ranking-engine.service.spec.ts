import { describe, expect, it } from '@jest/globals';
import {
  makeCandidate,
  makeRequirement,
  mergedAt,
  personOf,
  seededRandom,
  skillOf,
  workOf,
} from '../../../test/support/ranking-candidates.js';
import { type StageContext } from '../../domain/stage.js';
import { RankingEngineService } from './ranking-engine.service.js';
import { InPlaceCompute } from '../../platform/compute/in-place-compute.js';

/** A context that keeps what a stage says to it. */
function listening(): { context: StageContext; warnings: string[]; done: number[] } {
  const warnings: string[] = [];
  const done: number[] = [];
  const context: StageContext = {
    referenceDate: new Date('2026-06-01T00:00:00.000Z'),
    deadline: new Date('2026-06-01T00:02:00.000Z'),
    signal: new AbortController().signal,
    warn: (code) => void warnings.push(code),
    progress: (count) => void done.push(count),
    checkpoint: async () => undefined,
    onBehalfOf: 'user',
  };
  return { context, warnings, done };
}

const requirement = makeRequirement({ requiredSkills: [skillOf('Rust', 'language')] });

describe('the stage', () => {
  it('ranks everybody and tells how many', async () => {
    const { context, done } = listening();
    const random = seededRandom(1);
    const candidates = [1, 2, 3].map((id) =>
      makeCandidate(id, random, { works: 2, skills: ['Rust'], referenceDate: context.referenceDate }),
    );
    const ranked = await new RankingEngineService(new InPlaceCompute()).run({ requirement, candidates }, context);
    expect([ranked.length, done]).toEqual([3, [3]]);
  });

  it('warns where all are under the bar', async () => {
    const { context, warnings } = listening();
    await new RankingEngineService(new InPlaceCompute()).run({ requirement, candidates: [personOf()] }, context);
    expect(warnings).toEqual(['all_below_quality_bar']);
  });

  it('does not warn where somebody is above it', async () => {
    const { context, warnings } = listening();
    const dates = ['2026-05-01', '2026-04-01', '2026-03-01', '2026-02-01'];
    const good = personOf({
      work: [
        workOf({
          repository: 'others/thing',
          languages: [{ name: 'Rust', bytes: 1000 }],
          commitsLastYear: 200,
          mergedPullRequests: mergedAt('others/thing', 'Fix it', dates),
        }),
      ],
    });
    await new RankingEngineService(new InPlaceCompute()).run(
      {
        requirement: makeRequirement({ requiredSkills: [skillOf('Rust', 'language')], keywords: [] }),
        candidates: [good],
        weights: { skillMatch: 0 },
      },
      context,
    );
    expect(warnings).toEqual([]);
  });

  it('gives an empty list for nobody, without a warning', async () => {
    const { context, warnings } = listening();
    expect([
      await new RankingEngineService(new InPlaceCompute()).run({ requirement, candidates: [] }, context),
      warnings,
    ]).toEqual([[], []]);
  });
});
