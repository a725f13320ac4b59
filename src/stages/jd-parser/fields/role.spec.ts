import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

function read(source: string): [string | null, string | null] {
  const { role, roleFamily } = parseJobDescription(source);
  return [role, roleFamily];
}

describe('the role', () => {
  it.each([
    ['Senior Backend Engineer\n\nRequirements\n- Go', 'Senior Backend Engineer'],
    ['Job Title: Sr. Oracle DBA\nEmployer: Bank', 'Sr. Oracle DBA'],
    ['| Position | Android Engineer |\n|---|---|\n| Company | Acme |', 'Android Engineer'],
    ['# Job description\n\nWe bake.\n\n## Role\n**Go Developer**\n\n## Benefits\n- Bread', 'Go Developer'],
    ['Acme | Rust Developer | Berlin | https://acme.example', 'Rust Developer'],
    ['Job opening: Database administrator\n\nText', 'Database administrator'],
    ["We're hiring an iOS Developer!\n\nText", 'iOS Developer'],
    ['Junior .NET Developer, Dublin\n\nText', 'Junior .NET Developer'],
    ['Site Reliability Engineer (Remote - US)\n\nText', 'Site Reliability Engineer'],
    ['Embedded Engineer (m/f/d) – Motors\n\nText', 'Embedded Engineer - Motors'],
    ['Data Engineer            Ref. 2026-114\nLyon', 'Data Engineer'],
    ['Server setup\n\nWe are looking for a DevOps engineer with skills in Ansible.', 'DevOps engineer'],
    ['ACME LTD\n\nAcme seeks a research software engineer to maintain its model.', 'research software engineer'],
  ])('of %j is %s', (source, role) => {
    expect(read(source)[0]).toBe(role);
  });
});

describe('the family of work', () => {
  it.each([
    ['Backend Engineer', 'backend'],
    ['Front-End Developer', 'frontend'],
    ['Full Stack Developer', 'fullstack'],
    ['iOS Developer', 'mobile'],
    ['Site Reliability Engineer', 'devops'],
    ['Data Engineer', 'data-engineering'],
    ['Data Scientist', 'data-science'],
    ['Machine Learning Engineer', 'machine-learning'],
    ['PostgreSQL DBA', 'database'],
    ['Penetration Tester', 'security'],
    ['QA Automation Engineer', 'qa'],
    ['Embedded Linux Developer', 'embedded'],
    ['C++ Developer', 'systems'],
    ['Unity Developer', 'game'],
    ['Solidity Engineer', 'blockchain'],
    ['Engineering Manager', 'management'],
  ])('of the title %j is %s', (title, family) => {
    expect(read(`${title}\n\nText`)[1]).toBe(family);
  });

  it('is read from the skills if the title does not show it', () => {
    expect(read('Software Engineer\n\nRequirements\n- React, Vue.js, CSS\n- Redux')[1]).toBe('frontend');
    expect(read('Software Engineer\n\nRequirements\n- Node.js, Express, PostgreSQL\n- React, CSS, Redux')[1]).toBe(
      'fullstack',
    );
  });
});
