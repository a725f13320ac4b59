import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../../src/stages/jd-parser/parse-job-description.js';
import { type JobLabel } from '../../src/cli/eval/jd-dataset.js';
import { readPostings } from '../../src/cli/eval/jd-dataset.js';
import { scorePosting } from '../../src/cli/eval/jd-score.js';
import { foldSkill } from '../../src/cli/eval/jd-skill-names.js';
import { summarise, worstPostings } from '../../src/cli/eval/jd-summary.js';

/** Figures over the postings in test/data/jd below which the parser has fallen back. */
const LEAST = {
  all: 0.88,
  required: 0.88,
  preferred: 0.86,
  seniority: 0.96,
  years: 0.96,
  remote: 0.96,
  salary: 0.96,
  country: 0.93,
  roleFamily: 0.96,
  domain: 0.93,
  employmentType: 0.93,
} as const;

describe('reading the postings in test/data/jd', () => {
  const postings = readPostings('test/data/jd');
  const scores = postings.map((posting) => scorePosting(posting, parseJobDescription(posting.text)));
  const { skills, fields } = summarise(scores);

  it('has postings of many kinds', () => {
    expect(postings.length).toBeGreaterThanOrEqual(25);
    expect(new Set(postings.map(({ label }) => label.role_family)).size).toBeGreaterThanOrEqual(14);
  });

  it.each(['all', 'required', 'preferred'] as const)('finds %s skills as well as before', (list) => {
    expect(skills[list].f1).toBeGreaterThanOrEqual(LEAST[list]);
  });

  it.each(['seniority', 'years', 'remote', 'salary', 'country', 'roleFamily', 'domain', 'employmentType'] as const)(
    'reads the %s as well as before',
    (field) => {
      expect(fields[field]).toBeGreaterThanOrEqual(LEAST[field]);
    },
  );
});

describe('scoring a reading', () => {
  const label: JobLabel = {
    id: 'one',
    role: 'Go Developer',
    role_family: 'backend',
    seniority: 'mid',
    required_skills: ['Go', 'Amazon EKS', 'CI/CD'],
    preferred_skills: ['Kafka'],
    ambiguous_skills: ['Monitoring'],
    years_min: 3,
    years_max: null,
    locations: [{ text: 'Berlin', city: 'Berlin', region: null, country: 'DE' }],
    remote: 'hybrid',
    employment_type: null,
    salary: { min: 1, max: 2, currency: 'EUR', period: 'year' },
    domain: 'energy',
    alternatives: { seniority: ['senior'], locations: [[]] },
  };
  const read = parseJobDescription(
    'Senior Go Developer\n\nRequirements\n- Golang\n- EKS\n- Monitoring\n- Redis\n- Apache Kafka',
  );

  it('counts what was found, missed and invented, by list', () => {
    const score = scorePosting({ id: 'one', text: '', label }, read);
    expect(score.all).toEqual({ found: 3, missed: ['CI/CD'], invented: ['Redis'] });
    expect(score.preferred).toEqual({ found: 0, missed: ['Kafka'], invented: [] });
  });

  it('takes alternatives of a field as right', () => {
    const { right } = scorePosting({ id: 'one', text: '', label }, read);
    expect(right).toMatchObject({
      seniority: true,
      country: true,
      place: true,
      years: false,
      remote: false,
      salary: false,
    });
  });

  it('takes a title with and without "role" at its end as the same', () => {
    const titled = { ...label, role: 'Go Developer Role' };
    expect(scorePosting({ id: 'one', text: '', label: titled }, { ...read, role: 'Go Developer' }).right.role).toBe(
      true,
    );
  });

  it('adds up over all postings, and names the worst first', () => {
    const score = scorePosting({ id: 'one', text: '', label }, read);
    const perfect = { ...score, id: 'two', all: { found: 1, missed: [], invented: [] } };
    expect(summarise([score, perfect]).skills.all).toMatchObject({
      precision: 0.8,
      recall: 0.8,
      f1: expect.closeTo(0.8),
    });
    expect(worstPostings([perfect, score], 1).map(({ id }) => id)).toEqual(['one']);
  });

  it.each([
    ['Amazon S3', 'S3'],
    ['AWS Lambda', 'Lambda'],
    ['Apache Spark', 'Spark'],
    ['Golang', 'Go'],
    ['Node.js', 'NodeJS'],
    ['TCP/IP', 'TCP'],
    ['SCSS', 'Sass'],
    ['Continuous Integration', 'CI/CD'],
  ])('takes %s and %s for one', (one, other) => {
    expect(foldSkill(one)).toBe(foldSkill(other));
  });

  it.each([
    ['C', 'C++'],
    ['C#', 'C'],
    ['Java', 'JavaScript'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(foldSkill(one)).not.toBe(foldSkill(other));
  });
});
