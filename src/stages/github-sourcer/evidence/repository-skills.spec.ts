import { describe, expect, it } from '@jest/globals';
import { candidateAnswers, repositoryAnswer } from '../../../../test/support/github-answers.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type RepositoryManifestsAnswer } from '../reading/answers.js';
import { collectRepositories } from '../reading/collect-repositories.js';
import { repositorySkills, type RepositorySkill } from './repository-skills.js';

function skillsOf(repository: RepositoryManifestsAnswer): Record<string, RepositorySkill> {
  const [touched] = collectRepositories(
    candidateAnswers({
      sightings: [{ repository, commits: 1, mergedPullRequests: 0, lastAt: null }],
      known: [repository],
    }),
  );
  return Object.fromEntries(
    (touched ? repositorySkills(touched, skillCatalogue()) : []).map((found) => [found.skill, found]),
  );
}

describe('work in somebody else’s repository', () => {
  const skills = skillsOf(
    repositoryAnswer('others/gateway', {
      bytes: { Go: 900_000, TypeScript: 200_000, Shell: 1_000 },
      topicNames: ['grpc'],
      description: 'A gateway for PostgreSQL',
      goMod: { text: 'require github.com/spf13/cobra v1.0.0' },
    }),
  );

  it('shows its main language most, others by their share, and traces not at all', () => {
    expect(skills['Go']?.share).toBe(1);
    expect(skills['TypeScript']?.share).toBeCloseTo(0.18, 2);
    expect(skills['Bash']).toBeUndefined();
  });

  it('shows topics, packages and the description less, and each with a reason', () => {
    expect(skills['gRPC']).toMatchObject({ share: 0.6, by: 'topic:grpc' });
    expect(skills['PostgreSQL']).toMatchObject({ by: 'description' });
    expect(skills['PostgreSQL']?.share).toBeLessThan(0.6);
  });

  it('shows the technology itself if the repository is that technology', () => {
    expect(skillsOf(repositoryAnswer('kubernetes/kubernetes', { bytes: { Go: 9_000 } }))['Kubernetes']).toMatchObject({
      share: 1,
      by: 'itself',
    });
  });

  it('does not show a technology whose name is an ordinary word', () => {
    expect(skillsOf(repositoryAnswer('others/go', { bytes: { Python: 9_000 } }))['Go']).toBeUndefined();
  });
});
