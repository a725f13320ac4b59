import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { openTestDataSource } from '../../test/support/test-database.js';
import { User } from '../auth/user.entity.js';
import { Clock } from '../platform/common/clock.js';
import { Settings } from '../platform/config/settings.js';
import { Erasure } from '../platform/database/erasure.js';
import { Transactions } from '../platform/database/transactions.js';
import { type ProjectStatus } from './project-status.js';
import { Project } from './project.entity.js';
import { RetentionService } from './retention.service.js';

const NOW = new Date('2026-11-22T06:12:00.000Z');
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString();

describe('RetentionService', () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;
  let retention: RetentionService;

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
    const clock = { now: () => NOW } satisfies Clock;
    retention = new RetentionService(
      dataSource.getRepository(Project),
      Object.assign(new Settings(), { retentionDays: 30 }),
      clock,
      new Erasure(dataSource, new Transactions(dataSource), clock),
    );
    await dataSource.manager.insert(User, {
      userId: 'u',
      email: 'a',
      emailKey: 'a',
      hashedPassword: 'x',
      createdAt: '',
      updatedAt: '',
    });
  });

  afterEach(() => close());

  async function project(
    pipelineStartTime: string | null,
    status: ProjectStatus = 'completed',
    updatedAt = pipelineStartTime,
  ): Promise<Project> {
    const row = {
      projectId: 'p',
      userId: 'u',
      name: 'n',
      status,
      candidateCount: 3,
      avgScore: 50,
      createdAt: daysAgo(100),
      updatedAt: updatedAt ?? '',
      pipelineStartTime,
      jobDescriptionText: 'the posting',
      resultsJson: '{"rankedCandidates":[]}',
    };
    await dataSource.manager.insert(Project, row);
    await retention.sweep();
    return dataSource.manager.findOneByOrFail(Project, { projectId: 'p' });
  }

  it('drops what was found when its time is up, and keeps the posting', async () => {
    expect(await project(daysAgo(31))).toMatchObject({
      status: 'draft',
      resultsJson: null,
      candidateCount: 0,
      avgScore: null,
      jobDescriptionText: 'the posting',
    });
  });

  it('keeps what is younger', async () => {
    expect(await project(daysAgo(29))).toMatchObject({ status: 'completed', resultsJson: '{"rankedCandidates":[]}' });
  });

  it('is not put off by a later change of the project', async () => {
    expect(await project(daysAgo(31), 'shortlisted', daysAgo(1))).toMatchObject({ resultsJson: null });
  });

  it('leaves a project alone that is being worked on', async () => {
    expect(await project(daysAgo(31), 'running')).toMatchObject({ status: 'running' });
  });
});
