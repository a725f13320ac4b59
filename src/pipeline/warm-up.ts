import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../common/clock.js';
import { nextTurn } from '../common/next-turn.js';
import { onceListening } from '../common/once-listening.js';
import { assembleCandidate } from '../stages/github-sourcer/reading/assemble-candidate.js';
import { parseJobDescription } from '../stages/jd-parser/parse-job-description.js';
import { draftFacts } from '../stages/outreach-generator/draft-facts.js';
import { draftMessage } from '../stages/outreach-generator/draft-message.js';
import { SimilarityIndex } from '../stages/outreach-generator/similarity.js';
import { rankCandidates } from '../stages/ranking-engine/rank-candidates.js';

/** A made-up posting and a made-up person who fits it: enough to reach every data file that a run needs. */
const POSTING = 'Senior Go Engineer\n\nLocation: Berlin\n\nRequirements:\n- 5 years of Go and PostgreSQL\n\nNice to have:\n- Kubernetes';
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

/** So often is the small run repeated: what runs often is compiled to fast code, and the first posting meets it. */
const ROUNDS = 12;

/**
 * Loads what is known about skills, places and wordings once the service listens, by a small run through everything that
 * computes, so that the first posting does not wait for it. Requests that come meanwhile are served between two of its steps.
 */
@Injectable()
export class WarmUp implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    onceListening(this.host, () => void this.runRepeatedly());
  }

  private async runRepeatedly(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) await this.run();
  }

  private async run(): Promise<void> {
    await nextTurn();
    const now = this.clock.now();
    const requirement = parseJobDescription(POSTING);
    const merged = {
      issueCount: 1,
      nodes: [
        {
          title: 'Speed up PostgreSQL queries',
          url: 'https://github.com/warm/up/pull/1',
          mergedAt: now.toISOString(),
          repository: { nameWithOwner: 'warm/up', owner: { login: 'warm' }, primaryLanguage: { name: 'Go' } },
        },
      ],
    };
    const answers = { core: PERSON, mergedPullRequests: merged, foundBy: [], fetchedAt: now.toISOString() };
    await nextTurn();
    const candidates = [assembleCandidate(answers, requirement, now)];
    await nextTurn();
    const ranked = rankCandidates({ requirement, candidates }, now);
    await nextTurn();
    for (const candidate of ranked) {
      draftMessage(draftFacts(requirement, candidate, null, now), 'email', 'warm-up', 0, new SimilarityIndex());
    }
  }
}
