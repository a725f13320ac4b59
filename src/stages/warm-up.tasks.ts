import { computeTask } from '../platform/compute/compute-task.js';
import { assembleCandidate } from './github-sourcer/reading/assemble-candidate.js';
import { parseJobDescription } from './jd-parser/parse-job-description.js';
import { draftFacts } from './outreach-generator/facts/draft-facts.js';
import { draftMessage } from './outreach-generator/drafts/draft-message.js';
import { SimilarityIndex } from './outreach-generator/drafts/similarity.js';
import { rankCandidates } from './ranking-engine/rank-candidates.js';

/** An invented posting and an invented person who fits it. Together they use every data file that a run needs. */
const POSTING =
  'Senior Go Engineer\n\nLocation: Berlin\n\nRequirements:\n- 5 years of Go and PostgreSQL\n\nNice to have:\n- Kubernetes';
const NOW = '2026-01-01T00:00:00.000Z';
const PERSON = {
  id: 'warm-up',
  databaseId: 1,
  login: 'warm-up',
  name: 'Warm Up',
  bio: 'Writes Go',
  location: 'Berlin, Germany',
  url: 'https://github.com/warm-up',
  createdAt: '2020-01-01T00:00:00Z',
};
const MERGED = {
  issueCount: 1,
  nodes: [
    {
      title: 'Speed up PostgreSQL queries',
      url: 'https://github.com/warm/up/pull/1',
      mergedAt: NOW,
      repository: { nameWithOwner: 'warm/up', owner: { login: 'warm' }, primaryLanguage: { name: 'Go' } },
    },
  ],
};

/** Loads the data files into a worker thread: a small run goes through all computing code. */
export const warmUp = computeTask(import.meta.url, 'warmUp', (): void => {
  const now = new Date(NOW);
  const requirement = parseJobDescription(POSTING);
  const candidates = [
    assembleCandidate({ core: PERSON, mergedPullRequests: MERGED, foundBy: [], fetchedAt: NOW }, requirement, now),
  ];
  for (const candidate of rankCandidates({ requirement, candidates }, now)) {
    draftMessage(
      draftFacts(requirement, candidate, null, now),
      { channel: 'email', seed: 'warm-up', variant: 0, latestStarts: [], avoidTexts: [] },
      new SimilarityIndex(),
    );
  }
});
