import { describe, expect, it } from '@jest/globals';
import { requirement, REFERENCE_DATE } from '../../../../test/support/outreach-candidates.js';
import { person, work } from '../../../../test/support/outreach-scenarios.js';
import { type Skill } from '../../../domain/job-requirement.js';
import { type RepositoryWork } from '../../../domain/candidate.js';
import { draftFacts } from './draft-facts.js';
import { type WorkItem } from './work-items.js';

const asked = (name: string, kind: Skill['kind']): Skill => ({ name, kind, text: name, anyOf: null });
const posting = requirement({
  requiredSkills: [asked('Python', 'language'), asked('dbt', 'tool'), asked('Django', 'framework')],
  preferredSkills: [asked('pandas', 'library')],
});

function bestItem(changes: Partial<RepositoryWork>, title = 'Read the whole file'): WorkItem | undefined {
  const repository = changes.repository ?? 'org/lib';
  const url = `https://github.com/${repository}/pull/1`;
  const done = work(repository, {
    primaryLanguage: 'Python',
    mergedPullRequests: [{ title, url, mergedAt: '2026-08-01T00:00:00.000Z' }],
    ...changes,
  });
  return draftFacts(posting, person('ana', null, { work: [done] }), null, REFERENCE_DATE).workItems[0];
}

describe('the skill that a message names', () => {
  it('is the technology of the repository rather than its language', () => {
    expect(bestItem({ repository: 'dbt-labs/dbt-core', topics: ['dbt'] })).toMatchObject({
      skills: ['dbt', 'Python'],
      tie: 'itself',
    });
  });

  it('is what the title names', () => {
    expect(bestItem({}, 'Read Django settings lazily')).toMatchObject({ skills: ['Django', 'Python'], tie: 'change' });
  });

  it('is the library that the repository depends on, even if the posting only welcomes it', () => {
    expect(bestItem({ dependencies: ['pypi:pandas'] })).toMatchObject({ skills: ['pandas', 'Python'], tie: 'use' });
  });

  it('is the language where nothing else is shown', () => {
    expect(bestItem({})).toMatchObject({ skills: ['Python'], tie: 'language' });
  });

  it('is not the technology that a repository only has its name from', () => {
    expect(bestItem({ repository: 'someone/dbt' })).toMatchObject({ skills: ['Python'] });
  });

  it('comes from the merge whose title says what was done', () => {
    const pulls = ['Bump lodash', 'Read Django settings lazily'].map((title, index) => ({
      title,
      url: `https://github.com/org/lib/pull/${index}`,
      mergedAt: '2026-08-01T00:00:00.000Z',
    }));
    expect(bestItem({ mergedPullRequests: pulls })).toMatchObject({ title: 'Read Django settings lazily' });
  });
});
