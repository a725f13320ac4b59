import { describe, expect, it } from '@jest/globals';
import { candidateAnswers, REFERENCE_DATE, repositoryAnswer } from '../../../../test/support/github-answers.js';
import { PAYLOADS } from '../../../../test/support/injection-payloads.js';
import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { type RepositoryManifestsAnswer } from '../reading/answers.js';
import { assembleCandidate } from '../reading/assemble-candidate.js';

describe('the detection of instructions in a text', () => {
  it.each(PAYLOADS)('finds %j', (payload) => {
    expect(findInjection(payload, 'profile')).not.toBeNull();
  });

  it.each([
    'Backend engineer in Berlin. Go, Kubernetes, PostgreSQL.',
    'Maintainer of a message queue. I like Rust and databases 🦀',
    'Software developer @company, previously @other. Opinions are my own.',
    'A fast HTTP server written in Go, with support for HTTP/2 and WebSocket',
    'Kubernetes operator for PostgreSQL clusters',
    'React components for charts and tables',
    'Ingénieur logiciel à Lyon — Java, Spring Boot',
    '東京のソフトウェアエンジニア。Go と Kubernetes が好きです。',
  ])('does not find an instruction in %j', (text) => {
    expect(findInjection(text, 'profile')).toBeNull();
  });
});

describe('a hidden instruction changes no confidence', () => {
  const repositories = (description: string | null): RepositoryManifestsAnswer[] =>
    [1, 2, 3].map((index) =>
      repositoryAnswer(`sample-person/work-${index}`, {
        bytes: { Go: 60_000 },
        topicNames: ['kubernetes'],
        description,
      }),
    );
  const plain = assembleCandidate(candidateAnswers({ own: repositories(null) }), null, REFERENCE_DATE).skills;

  it.each(PAYLOADS)('if it stands in bio, name, company and descriptions: %s', (payload) => {
    const answers = candidateAnswers({
      own: repositories(payload),
      core: { bio: payload, name: payload, company: payload, location: payload },
    });
    expect(assembleCandidate(answers, null, REFERENCE_DATE).skills).toEqual(plain);
  });
});
