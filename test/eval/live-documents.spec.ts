import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOCUMENT_READERS } from '../../src/github/documents/generated/document-readers.js';
import { SampleSourcing, SOURCING_DATE } from '../support/sample-sourcing.js';
import { costProblems, type DocumentCost, documentCosts } from './live-documents.js';

let sourcing: SampleSourcing;
beforeAll(async () => {
  sourcing = await SampleSourcing.start();
});
afterAll(() => sourcing.stop());

const ask = async (): ReturnType<typeof documentCosts> =>
  documentCosts(sourcing.client.session(sourcing.context()), SOURCING_DATE);

describe('the costs that npm run test:live prints', () => {
  it('are of every document, as GitHub reports them, and cost no evaluation', async () => {
    const costs = await ask();
    expect([...costs.keys()].sort()).toEqual(Object.keys(DOCUMENT_READERS).sort());
    expect([...costs].filter(([, { ours, github }]) => ours !== github)).toEqual([]);
    expect(costProblems(costs)).toEqual([]);
  });

  it('name a document that GitHub refuses, and go on with the others', async () => {
    sourcing.server.fail({
      fail: 'invalid-query',
      when: ({ operation }) => operation === 'RepositoryManifests',
      times: 10,
    });
    const costs = await ask();
    expect(costs.size).toBe(Object.keys(DOCUMENT_READERS).length);
    expect(costProblems(costs)).toEqual([expect.stringMatching(/^GitHub refuses repositoryManifests \(/)]);
  });

  it('name a document that costs more than the plan says', () => {
    const cost: DocumentCost = { ours: 1, github: 3, ourNodes: 0, githubNodes: 0, refused: '' };
    expect(costProblems(new Map([['candidateCore', cost]]))).toEqual(['candidateCore costs 3 points, not 1']);
  });
});
