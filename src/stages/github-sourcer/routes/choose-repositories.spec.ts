import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { repositoryAnswer } from '../../../../test/support/github-answers.js';
import { jobRequirement, skill } from '../../../../test/support/requirements.js';
import { type FoundRepositoryNode } from '../../../github/documents/document-types.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { readDemands } from '../plan/demands.js';
import { chooseLibraries, chooseNearest, type RepositoryHit } from './choose-repositories.js';

const catalogue = skillCatalogue();
const hit = (
  nameWithOwner: string,
  about: string,
  given: Parameters<typeof repositoryAnswer>[1] = {},
): RepositoryHit => ({ skill: about, repository: repositoryAnswer(nameWithOwner, given) as FoundRepositoryNode });
const names = (repositories: readonly FoundRepositoryNode[]): string[] =>
  repositories.map(({ nameWithOwner }) => nameWithOwner);

describe('the libraries whose authors are searched', () => {
  it('are the technologies themselves before more famous repositories', () => {
    const hits = [
      hit('others/everything-app', 'React', { stargazerCount: 300_000 }),
      hit('facebook/react', 'React', { stargazerCount: 200_000 }),
      hit('spring/hibernate-orm', 'Hibernate', { stargazerCount: 6_000 }),
    ];
    expect(names(chooseLibraries(hits, catalogue, 3))).toEqual([
      'facebook/react',
      'spring/hibernate-orm',
      'others/everything-app',
    ]);
  });

  it('include one library of every skill before a second one of any skill', () => {
    const hits = [
      hit('a/one', 'React', { stargazerCount: 900 }),
      hit('a/two', 'React', { stargazerCount: 800 }),
      hit('b/one', 'Kafka', { stargazerCount: 100 }),
    ];
    expect(names(chooseLibraries(hits, catalogue, 2))).toEqual(['a/one', 'b/one']);
  });

  it('do not include libraries on which hardly anybody else works', () => {
    expect(
      chooseLibraries(
        [hit('a/one', 'React', { stargazerCount: 3 }), hit('b/tokio', 'Tokio', { stargazerCount: 3 })],
        catalogue,
        2,
      ),
    ).toHaveLength(1);
  });

  it.each([
    ['lists of links', 'sindresorhus/awesome-react', {}],
    ['lessons', 'others/react-tutorial', {}],
    ['forks', 'others/react', { isFork: true }],
    ['mirrors', 'others/react', { isMirror: true }],
    ['templates', 'others/react-starter', { isTemplate: true }],
  ])('do not include %s', (_, name, given) => {
    expect(chooseLibraries([hit(name, 'React', { stargazerCount: 5_000, ...given })], catalogue, 5)).toEqual([]);
  });
});

describe('the repositories whose owners and committers are loaded', () => {
  const demands = readDemands(
    jobRequirement({ requiredSkills: [skill('Rust'), skill('Tokio', 'library'), skill('gRPC', 'protocol')] }),
    catalogue,
  );

  it('are near the posting, in its languages, each once', () => {
    const near = hit('a/server', 'Tokio', { bytes: { Rust: 9_000 }, topicNames: ['tokio', 'grpc'] });
    const far = hit('a/toy', 'Tokio', { bytes: { Rust: 9_000 } });
    const other = hit('a/java', 'gRPC', { bytes: { Java: 9_000 }, topicNames: ['grpc', 'tokio'] });
    expect(names(chooseNearest([far, other, near, near], demands, ['Rust'], catalogue, 5))).toEqual([
      'a/server',
      'a/toy',
    ]);
  });
});
