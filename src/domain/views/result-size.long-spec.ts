import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleSourcing, SOURCING_DATE } from '../../../test/support/sample-sourcing.js';
import { parseJobDescription } from '../../stages/jd-parser/parse-job-description.js';
import { rankCandidates } from '../../stages/ranking-engine/rank-candidates.js';
import { packRanked, workOf } from './pack.js';
import { unpackRanked } from './unpack.js';

/** Bytes of JSON that 25 people may take. */
const MOST_BYTES = 250_000;

describe('25 people of the sample GitHub', () => {
  let sample: SampleSourcing;

  beforeAll(async () => {
    sample = await SampleSourcing.start();
  });

  afterAll(() => sample.stop());

  it.each(['backend-typescript-berlin.md', 'data-engineer-remote.txt', 'platform-engineer-toronto.html'])(
    'for %s take less than 250 KB, and are the same people when they are read',
    async (posting) => {
      const requirement = parseJobDescription(await readFile(`samples/${posting}`, 'utf8'));
      const { candidates } = await sample.sourcer.run(
        { requirement, maxCandidates: 25, excludeAgents: false },
        sample.context(),
      );
      const ranked = rankCandidates({ requirement, candidates, limit: 25 }, SOURCING_DATE);
      const json = JSON.stringify(ranked.map(packRanked));
      expect(ranked).toHaveLength(25);
      expect(Buffer.byteLength(json)).toBeLessThan(MOST_BYTES);
      const read = (JSON.parse(json) as ReturnType<typeof packRanked>[]).map((one) =>
        unpackRanked(one, workOf(ranked)),
      );
      expect(read).toEqual(ranked);
    },
  );
});
