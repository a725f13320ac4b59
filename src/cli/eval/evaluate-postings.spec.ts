import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluatePostings, summaryFigures } from './evaluate-postings.js';
import { readPostings } from './jd-dataset.js';
import { failuresOf } from './least-figures.js';

const LABEL = {
  role: 'Go Developer',
  role_family: 'backend',
  seniority: 'senior',
  required_skills: ['Go', 'Haskell'],
  preferred_skills: [],
  years_min: null,
  years_max: null,
  locations: [],
  remote: null,
  employment_type: null,
  salary: null,
  domain: null,
};

let folder: string;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'githire-labels-'));
  write('one.txt', 'Senior Go Developer\n\nRequirements\n- Go');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('labelled postings', () => {
  it('are scored without ambiguous skills and alternatives in the label', () => {
    write('one.json', JSON.stringify(LABEL));
    const { summary, postings } = evaluatePostings(readPostings(folder));
    expect([postings[0]?.required, summary.skills.required.recall]).toEqual([
      { found: 1, missed: ['Haskell'], invented: [] },
      0.5,
    ]);
  });

  it.each([
    ['no JSON', '{', 'one.json is not JSON'],
    ['a number', '1', 'missing or of another form: role, '],
    ['no domain', JSON.stringify({ ...LABEL, domain: undefined }), 'missing or of another form: domain'],
    ['skills as text', JSON.stringify({ ...LABEL, required_skills: 'Go' }), 'of another form: required_skills'],
  ])('are refused with the file and the fields if a label is or has %s', (_what, text, message) => {
    write('one.json', text);
    expect(() => readPostings(folder)).toThrow(message);
  });
});

describe('least figures', () => {
  it('names a figure that is below its value', () => {
    expect(failuresOf({ all: 0.5, role: 1 }, ['all=0.6', 'role=1'])).toEqual(['all is 0.500, below 0.6']);
  });

  it.each([
    ['al=1', 'there is no such figure; there are all'],
    ['all=', 'must be NAME=VALUE'],
    ['all=x', 'must be NAME=VALUE'],
  ])('refuses %s', (pair, message) => {
    expect(() => failuresOf({ all: 1 }, [pair])).toThrow(message);
  });

  it('has a name for F1 of each list of skills', () => {
    const quality = { precision: 1, recall: 1, f1: 0.7 };
    const skills = { required: quality, preferred: quality, all: quality };
    expect(summaryFigures({ postings: 1, skills, fields: {} as never })).toEqual({
      required: 0.7,
      preferred: 0.7,
      all: 0.7,
    });
  });
});
