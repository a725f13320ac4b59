import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

/** Returns the skills of a posting as `required | preferred`. */
function skills(source: string): string {
  const { requiredSkills, preferredSkills } = parseJobDescription(source);
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join(', ');
  return `${names(requiredSkills)} | ${names(preferredSkills)}`;
}

function line(text: string): string {
  return skills(`Developer\n\nRequirements\n- ${text}`);
}

describe('required, preferred and negated skills', () => {
  it.each([
    ['Experience with TypeScript and/or GraphQL is considered a plus', ' | TypeScript, GraphQL'],
    ['Python, Ruby, or Bash experience desirable but not required', ' | Python, Ruby, Bash'],
    ['Kafka, Elasticsearch - beneficial, but not critical', ' | Kafka, Elasticsearch'],
    ['Comfortable with MySQL, bonus points if it is PostgreSQL', 'MySQL | PostgreSQL'],
    ['Ideally Rust or a similar language', ' | Rust'],
    ['Azure, AWS or Google Cloud, preferably with Terraform', 'Azure, AWS, Google Cloud | Terraform'],
    ['Strong TypeScript, Kafka is a plus', 'TypeScript | Kafka'],
    ['Python and Django (Flask would be nice)', 'Python, Django | Flask'],
    ['React, Vue.js (optional)', ' | React, Vue.js'],
    ['PostgreSQL is preferred; alternatively MySQL', 'PostgreSQL, MySQL | '],
    ['Vue.js preferable, although framework experience is applicable (React, Angular)', 'React, Angular | Vue.js'],
    ['Cloud (AWS), Redis, or search (Elasticsearch) is beneficial but not a must', ' | AWS, Redis, Elasticsearch'],
    ['Go (required), Rust (nice to have)', 'Go | Rust'],
    ['Strong Java, and experience with AWS (Lambda, S3) is a plus', 'Java | AWS, AWS Lambda, Amazon S3'],
    ['Linux; bonus: eBPF, DPDK', 'Linux | eBPF, DPDK'],
    ['YANG, gNMI: ideally.', ' | YANG, gNMI'],
    ['TypeScript; no need for PHP', 'TypeScript | '],
    ['TypeScript rather than PHP', 'TypeScript | '],
    ['TypeScript. Ruby is not required', 'TypeScript | '],
  ])('are read from %j', (text, expected) => {
    expect(line(text)).toBe(expected);
  });

  it('an explicit demand goes before a preference for the same skill', () => {
    expect(skills('Developer\n\nRequirements\n- Docker\n\nNice to have\n- Docker\n- Kafka')).toBe('Docker | Kafka');
  });

  it('a preference goes before what the work implies', () => {
    expect(
      skills(
        'Developer\n\nResponsibilities\n- Build services with Docker\n\nNice to have\n- Docker\n\nRequirements\n- PHP',
      ),
    ).toBe('PHP | Docker');
  });

  it('include the tools of the duties and the stack', () => {
    expect(skills('Developer\n\nWhat you will do\n- Build services with Kafka\n\nOur stack\nPHP, MySQL')).toBe(
      'Kafka, PHP, MySQL | ',
    );
  });

  it('are not read from the company, the benefits, the process and an equal-opportunity statement', () => {
    const posting = [
      'Developer',
      '## About us\nWe make a Kubernetes dashboard that companies love. Our customers use Salesforce.',
      '## Requirements\n- PHP',
      '## Benefits\n- A course in AWS and Docker of your choice',
      '## Interview process\n- Live coding in Java',
      'We do not discriminate by race, religion, age or disability, and use Workday for applications.',
    ].join('\n\n');
    expect(skills(posting)).toBe('PHP | ');
  });

  it('are read from running text without headings', () => {
    const text =
      'At Harbor we have sold insurance since 1900.\n\nYou will build services with Java and Kafka. You bring ten years of experience with Spring Boot. Knowledge of COBOL is helpful.';
    expect(skills(`Engineer\n\n${text}`)).toBe('Java, Kafka, Spring Boot | COBOL');
  });

  it('are not read from what the employer says of itself under a heading of the role', () => {
    const text = 'We are leaders in implementing Oracle and Salesforce. You will write Go. Our clients love PHP.';
    expect(skills(`Engineer\n\n## The role\n\n${text}`)).toBe('Go | ');
  });

  it('are not read from the jobs of colleagues, nor from the label of a list', () => {
    expect(skills('Developer\n\n## The role\n\nYou will work with Machine Learning engineers. You know Kafka.')).toBe(
      'Kafka | ',
    );
    expect(skills('Developer\n\nTech stack\nFirmware: Zephyr, FreeRTOS')).toBe('Zephyr, FreeRTOS | ');
  });

  it('are read from a line that is mostly names, but not if it tells of customers', () => {
    const text = 'Tick most of these: C#, Unity, Jenkins builds.\n\nTrusted by customers of Oracle, SAP, Cisco.';
    expect(skills(`Game Developer\n\nYou know Kafka.\n\n${text}`)).toBe('Kafka, C#, Unity, Jenkins | ');
  });

  it('include fields of work that one bullet names together', () => {
    expect(line('Relational and document databases')).toBe('Relational Databases, NoSQL | ');
  });

  it('include general terms only if no other skill is named', () => {
    expect(line('Databases, web development and PHP')).toBe('PHP | ');
    expect(line('Databases')).toBe('Databases | ');
  });
});

describe('alternatives', () => {
  /** Returns the groups of alternatives, by name. */
  function groups(text: string): string[] {
    const byMark = new Map<string, string[]>();
    for (const { name, anyOf } of parseJobDescription(`Developer\n\nRequirements\n- ${text}`).requiredSkills) {
      if (anyOf !== null) byMark.set(anyOf, [...(byMark.get(anyOf) ?? []), name]);
    }
    return [...byMark.values()].map((names) => names.join('/'));
  }

  it.each([
    ['Java, Kotlin or Scala', ['Java/Kotlin/Scala']],
    ['At least one of: React, Angular, Vue.js', ['React/Angular/Vue.js']],
    ['Frameworks such as Django, Flask', ['Django/Flask']],
    ['React/Vue.js and Docker', ['React/Vue.js']],
    ['Databases (e.g. MySQL, PostgreSQL)', ['MySQL/PostgreSQL']],
    ['Terraform, Ansible or similar', ['Terraform/Ansible']],
    ['Either PHP or Ruby, and Docker', ['PHP/Ruby']],
    ['Java and Kotlin', []],
    ['HTML/CSS', []],
    ['Docker, Kafka, Redis', []],
  ])('are read from %j', (text, expected) => {
    expect(groups(text)).toEqual(expected);
  });

  it('do not include a skill that is also asked for alone', () => {
    expect(groups('Java or Kotlin\n- Java')).toEqual([]);
  });
});
