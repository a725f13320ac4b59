import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  candidateAnswers,
  contributionsAnswer,
  mergedAnswer,
  REFERENCE_DATE,
  repositoryAnswer,
} from '../../../../test/support/github-answers.js';
import { type CandidateSkill, PROVEN_CONFIDENCE } from '../../../domain/candidate.js';
import { type CandidateAnswers, type RepositoryManifestsAnswer } from '../reading/answers.js';
import { assembleCandidate } from '../reading/assemble-candidate.js';

const skillsOf = (answers: CandidateAnswers): CandidateSkill[] =>
  assembleCandidate(answers, null, REFERENCE_DATE).skills;
const skillOf = (answers: CandidateAnswers, name: string): CandidateSkill | undefined =>
  skillsOf(answers).find((skill) => skill.name === name);
const confidence = (answers: CandidateAnswers, name: string): number => skillOf(answers, name)?.confidence ?? 0;
const proven = (answers: CandidateAnswers): string[] =>
  skillsOf(answers).flatMap(({ name, confidence }) => (confidence >= PROVEN_CONFIDENCE ? [name] : []));

const own = (
  count: number,
  given: Parameters<typeof repositoryAnswer>[1],
  prefix = 'sample-person/work',
): RepositoryManifestsAnswer[] =>
  Array.from({ length: count }, (_, index) => repositoryAnswer(`${prefix}-${index}`, given));

describe('a skill is proven by', () => {
  it('code in several repositories of one’s own', () => {
    expect(proven(candidateAnswers({ own: own(6, { bytes: { Rust: 60_000 } }) }))).toContain('Rust');
  });

  it('pull requests that others merged, even if the own profile shows nothing', () => {
    const engine = repositoryAnswer('others/engine', { bytes: { Rust: 900_000 } });
    expect(
      proven(
        candidateAnswers({
          own: [],
          mergedPullRequests: mergedAnswer(engine, 8, '2026-05-20T00:00:00Z', 60),
          known: [engine],
        }),
      ),
    ).toContain('Rust');
  });

  it('a package in a manifest with code beside it', () => {
    const given = { bytes: { TypeScript: 80_000 }, packageJson: { text: '{"dependencies":{"react":"*"}}' } };
    const repositories = own(5, given);
    expect(proven(candidateAnswers({ own: repositories, known: repositories }))).toEqual(
      expect.arrayContaining(['TypeScript', 'React']),
    );
  });

  it('signs that each name their repository, page, date, weight and reason', () => {
    const [first] = skillOf(candidateAnswers({ own: own(1, { bytes: { Go: 60_000 } }) }), 'Go')?.evidence ?? [];
    expect(first).toEqual({
      signal: 'own-repository-language',
      repository: 'sample-person/work-0',
      url: 'https://github.com/sample-person/work-0',
      observedAt: '2026-05-01T00:00:00.000Z',
      weight: expect.any(Number),
      detail: '60 kB of Go in sample-person/work-0',
      sighting: { signal: 'own-repository', detail: 'Own repository', by: 'code:60 kB of Go' },
    });
  });
});

describe('a skill is not proven by', () => {
  const demanded = ['kubernetes', 'kafka', 'react', 'golang', 'terraform', 'postgresql'];

  it('forks without own commits, however many and famous', () => {
    const forks = own(60, { isFork: true, bytes: { Go: 5_000_000 }, topicNames: demanded, stargazerCount: 100_000 });
    expect(skillsOf(candidateAnswers({ own: forks }))).toEqual([]);
  });

  it('tutorials, however many', () => {
    const tutorials = [
      ...own(20, { bytes: { JavaScript: 90_000 }, topicNames: demanded }, 'sample-person/react-tutorial'),
      ...own(20, { bytes: { Python: 90_000 }, description: 'Code along from the Django course' }, 'sample-person/app'),
    ];
    expect(skillsOf(candidateAnswers({ own: tutorials }))).toEqual([]);
  });

  it('words in the bio, topics and descriptions', () => {
    const words = 'Kubernetes Kafka React Terraform PostgreSQL TypeScript';
    const keywords = own(30, { topicNames: demanded, description: words, bytes: { Markdown: 500 } });
    const answers = candidateAnswers({ own: keywords, known: keywords, core: { bio: words } });
    expect(Math.max(...skillsOf(answers).map(({ confidence }) => confidence))).toBeLessThan(PROVEN_CONFIDENCE);
    expect(skillOf(answers, 'Kubernetes')?.evidence.map(({ signal }) => signal)).toContain('repository-topic');
  });

  it('a list of packages without code beside it', () => {
    const text = JSON.stringify({ dependencies: { react: '*', kafkajs: '*', '@nestjs/core': '*', pg: '*' } });
    const empty = own(30, { packageJson: { text }, topicNames: demanded });
    expect(proven(candidateAnswers({ own: empty, known: empty }))).toEqual([]);
  });

  it('stars and followers', () => {
    const plain = candidateAnswers({ own: own(2, { bytes: { Go: 30_000 } }) });
    const famous = candidateAnswers({
      own: own(2, { bytes: { Go: 30_000 }, stargazerCount: 90_000 }),
      core: { followers: { totalCount: 50_000 } },
    });
    expect(skillsOf(famous)).toEqual(skillsOf(plain));
  });

  it('one repository, however large', () => {
    expect(proven(candidateAnswers({ own: own(1, { bytes: { Go: 900_000_000 } }) }))).toEqual([]);
  });

  it('any mix of words, forks and tutorials (property)', () => {
    const topics = fc.array(fc.constantFrom(...demanded), { maxLength: 8 });
    const nothing = fc.record({
      topicNames: topics,
      kind: fc.constantFrom('words', 'fork', 'tutorial'),
      bytes: fc.nat(5_000_000),
      description: fc.constantFrom(null, 'Kubernetes and Kafka in Go', 'React'),
    });
    fc.assert(
      fc.property(fc.array(nothing, { maxLength: 40 }), (repositories) => {
        const listed = repositories.map(({ topicNames, kind, bytes, description }, index) =>
          repositoryAnswer(`sample-person/${kind === 'tutorial' ? 'course' : 'thing'}-${index}`, {
            topicNames,
            description,
            isFork: kind === 'fork',
            bytes: kind === 'words' ? {} : { Go: bytes },
          }),
        );
        expect(proven(candidateAnswers({ own: listed, core: { bio: demanded.join(' ') } }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the weight of evidence', () => {
  it('decays with age: work of seven years ago counts less than work of last month', () => {
    const fresh = confidence(candidateAnswers({ own: own(3, { bytes: { Go: 60_000 } }) }), 'Go');
    const old = confidence(
      candidateAnswers({ own: own(3, { bytes: { Go: 60_000 }, pushedAt: '2019-05-01T00:00:00Z' }) }),
      'Go',
    );
    expect(old).toBeLessThan(fresh / 2);
  });

  it('is smaller for generated and vendored code than for written code', () => {
    const written = confidence(candidateAnswers({ own: own(2, { bytes: { Python: 60_000 } }) }), 'Python');
    const notebooks = confidence(
      candidateAnswers({ own: own(2, { bytes: { 'Jupyter Notebook': 60_000 } }) }),
      'Jupyter',
    );
    expect(notebooks).toBeLessThan(written / 2);
    const mixed = own(2, { bytes: { Python: 60_000, JavaScript: 50_000 } });
    const vendored = mixed.map((repository) => ({
      ...repository,
      root: { entries: [{ name: 'vendor', type: 'tree' }] },
    }));
    expect(confidence(candidateAnswers({ own: vendored, known: vendored }), 'JavaScript')).toBeLessThan(
      confidence(candidateAnswers({ own: mixed, known: mixed }), 'JavaScript'),
    );
  });

  it('grows with more work in others’ repositories', () => {
    const engine = repositoryAnswer('others/engine', { bytes: { Rust: 900_000 } });
    const rustAfter = (commits: number): number =>
      confidence(
        candidateAnswers({ contributions: contributionsAnswer([[engine, commits]]), known: [engine] }),
        'Rust',
      );
    expect([rustAfter(1), rustAfter(5), rustAfter(25)]).toEqual(
      [rustAfter(1), rustAfter(5), rustAfter(25)].sort((a, b) => a - b),
    );
    expect(rustAfter(25)).toBeGreaterThan(rustAfter(1));
  });

  it('is larger for the main language of a repository than for its dependencies', () => {
    const engine = repositoryAnswer('others/engine', {
      bytes: { Rust: 900_000 },
      cargoToml: { text: '[dependencies]\nserde = "1"\n[dev-dependencies]\ncriterion = "0.5"' },
    });
    const answers = candidateAnswers({ contributions: contributionsAnswer([[engine, 40]]), known: [engine] });
    expect(confidence(answers, 'Serde')).toBeGreaterThan(0);
    expect(confidence(answers, 'Serde')).toBeLessThan(confidence(answers, 'Rust') / 2);
  });

  it('is smaller for an implied skill, which is marked as implied and never proven by that alone', () => {
    const given = { bytes: { TypeScript: 80_000 }, packageJson: { text: '{"dependencies":{"react":"*"}}' } };
    const repositories = own(9, given);
    const implied = skillOf(candidateAnswers({ own: repositories, known: repositories }), 'JavaScript');
    expect(implied?.evidence.map(({ signal, detail }) => [signal, detail.split(':')[0]])).toEqual([
      ['implied', expect.stringMatching(/^Implied by (React|TypeScript)$/)],
    ]);
    expect(implied?.confidence).toBeLessThan(PROVEN_CONFIDENCE);
  });

  it('does not reach a similar skill: React does not prove Angular, Java does not prove JavaScript', () => {
    const repositories = own(6, { bytes: { Java: 90_000 }, packageJson: { text: '{"dependencies":{"react":"*"}}' } });
    const names = skillsOf(candidateAnswers({ own: repositories })).map(({ name }) => name);
    expect(names).not.toContain('Angular');
    expect(names).not.toContain('JavaScript');
  });
});

describe('merged pull requests', () => {
  const engine = repositoryAnswer('others/engine', { bytes: { Rust: 900_000 } });
  const rust = (loaded: number, allTime: number): number =>
    confidence(
      candidateAnswers({
        mergedPullRequests: mergedAnswer(engine, loaded, '2026-05-20T00:00:00Z', allTime),
        known: [engine],
      }),
      'Rust',
    );

  it('of all time count at most twice for a repository in which only one of them was seen', () => {
    expect(rust(1, 500)).toBe(rust(1, 2));
    expect(rust(8, 60)).toBeGreaterThan(rust(8, 8));
  });

  it('that only merge branches, bump versions or publish releases show nothing', () => {
    const { nodes = [], issueCount } = mergedAnswer(engine, 3);
    const titles = ['Merge branch main into develop', 'Bump serde from 1.0.1 to 1.0.2', 'Release 2.4.0'];
    const carried = (nodes ?? []).flatMap((node, index) => (node ? [{ ...node, title: titles[index] ?? '' }] : []));
    expect(skillsOf(candidateAnswers({ mergedPullRequests: { issueCount, nodes: carried }, known: [engine] }))).toEqual(
      [],
    );
  });
});
