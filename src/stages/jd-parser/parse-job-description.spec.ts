import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../platform/common/problem.js';
import { parseJobDescription } from './parse-job-description.js';

const POSTING = `Senior Backend Engineer
Company: Kettle & Sons
Location: Berlin, Germany

What you bring
- 5+ years of experience with TypeScript and Node.js
- PostgreSQL or MySQL

Nice to have
- Kafka

Salary: €70,000 - €85,000 per year`;

function names(skills: readonly { name: string }[]): string[] {
  return skills.map(({ name }) => name);
}

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

describe('parsing a job description', () => {
  const requirement = parseJobDescription(POSTING);

  it('separates required skills from preferred ones', () => {
    expect(names(requirement.requiredSkills)).toEqual(['TypeScript', 'Node.js', 'PostgreSQL', 'MySQL']);
    expect(names(requirement.preferredSkills)).toEqual(['Kafka']);
  });

  it('groups alternatives', () => {
    const [typescript, , postgres, mysql] = requirement.requiredSkills;
    expect(postgres?.anyOf).toBe(mysql?.anyOf);
    expect(postgres?.anyOf).not.toBeNull();
    expect(typescript?.anyOf).toBeNull();
  });

  it('reads the other fields', () => {
    expect(requirement).toMatchObject({
      role: 'Senior Backend Engineer',
      roleFamily: 'backend',
      seniority: 'senior',
      yearsMin: 5,
      yearsMax: null,
      company: 'Kettle & Sons',
      salary: { min: 70_000, max: 85_000, currency: 'EUR', period: 'year' },
      language: 'en',
    });
    expect(requirement.locations).toMatchObject([{ city: 'Berlin', country: 'DE' }]);
  });

  it('has offsets for every field into the posting as it was sent', () => {
    const words = Object.fromEntries(
      requirement.evidence.map(({ field, start, end }) => [field, POSTING.slice(start, end)]),
    );
    expect(words).toMatchObject({
      role: 'Senior Backend Engineer',
      seniority: 'Senior',
      yearsMin: '5+ years',
      salary: '€70,000 - €85,000',
      'requiredSkills.2': 'PostgreSQL',
      'preferredSkills.0': 'Kafka',
    });
  });

  it('puts the place that the user gave before the places of the posting', () => {
    const { locations } = parseJobDescription(POSTING, 'Hamburg, Germany');
    expect(locations.map(({ city }) => city)).toEqual(['Hamburg', 'Berlin']);
  });

  it('refuses a text that names neither a skill nor a role, and says what is missing', () => {
    const problem = problemOf(() =>
      parseJobDescription('We sell flowers and are proud of every single bouquet that leaves our shop.'),
    );
    expect(problem.code).toBe('job_description_unusable');
    expect(problem.detail).toMatch(/skill.*role/);
  });

  it('refuses a posting in another language and names the language', () => {
    const swedish =
      'Vi söker en utvecklare som har erfarenhet av Java och som vill arbeta hos oss. Meriterande är Kubernetes.';
    const problem = problemOf(() => parseJobDescription(swedish));
    expect(problem.code).toBe('job_description_unusable');
    expect(problem.detail).toContain('Swedish');
  });
});
