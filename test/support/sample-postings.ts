import { type JobRequirement, type Skill } from '../../src/domain/job-requirement.js';
import { type OutreachSender } from '../../src/domain/outreach-sender.js';
import { requirement } from './outreach-candidates.js';

/** A repository of others in which the made-up people work. */
export interface SampleProject {
  repository: string;
  language: string;
  topics: string[];
  dependencies: string[];
  description: string | null;
  titles: string[];
}

/** A made-up posting, with what people of its field work on. */
export interface SamplePosting {
  slug: string;
  requirement: JobRequirement;
  sender: OutreachSender;
  projects: SampleProject[];
  /** Own repositories: name, language, topic, description. */
  own: [string, string, string, string | null][];
}

const asked = (list: string): Skill[] =>
  list.split(', ').map((entry) => {
    const [name = '', kind = 'tool'] = entry.split('/');
    return { name, kind: kind as Skill['kind'], text: name, anyOf: null };
  });

function project(
  repository: string,
  language: string,
  uses: string,
  description: string | null,
  ...titles: string[]
): SampleProject {
  const names = uses === '' ? [] : uses.split(' ');
  return {
    repository,
    language,
    topics: names.filter((name) => !name.includes(':')),
    dependencies: names.filter((name) => name.includes(':')),
    description,
    titles,
  };
}

/** Six postings that are unlike in field, place, pay and what they lack. */
export const SAMPLE_POSTINGS: readonly SamplePosting[] = [
  {
    slug: 'backend-berlin',
    requirement: requirement({
      role: 'Senior Backend Engineer',
      company: 'Harbour Rail GmbH',
      requiredSkills: asked('TypeScript/language, NestJS/framework, PostgreSQL/database, Kafka/messaging'),
      preferredSkills: asked('Redis/database, Docker/tool'),
      salary: { min: 80_000, max: 95_000, currency: 'EUR', period: 'year' },
    }),
    sender: { name: 'Lena Vogt', company: 'Harbour Rail GmbH' },
    projects: [
      project(
        'tideline/ticket-queue',
        'TypeScript',
        'npm:kafkajs kafka',
        'A queue for ticket events',
        'fix: retry after a Kafka rebalance',
        'Commit offsets in batches',
        'chore(deps): bump kafkajs',
      ),
      project(
        'nestjs/nest',
        'TypeScript',
        'nestjs',
        'A progressive Node.js framework',
        'feat(core): close providers in reverse order',
        'Fix typo in the guards chapter',
      ),
      project(
        'pg-tools/pgmigrate',
        'TypeScript',
        'postgresql npm:pg',
        'Migrations for PostgreSQL without a lock',
        'Create indexes concurrently',
        'Say which migration is locked',
      ),
    ],
    own: [
      ['redis-lease', 'TypeScript', 'redis', 'Leases on Redis for small clusters'],
      ['dotfiles', 'TypeScript', 'docker', null],
    ],
  },
  {
    slug: 'data-engineer-remote',
    requirement: requirement({
      role: 'Data Engineer',
      roleFamily: 'data-engineering',
      company: null,
      remote: 'remote',
      locations: [{ text: 'EU', city: null, region: 'European Union', country: null }],
      requiredSkills: asked('Python/language, dbt/tool, Apache Airflow/tool'),
      preferredSkills: asked('Snowflake/database, Apache Spark/framework'),
      salary: { min: 4_500, max: 6_000, currency: 'EUR', period: 'month' },
    }),
    sender: { name: 'Jonas Weber', company: 'Weber Search', optOutUrl: 'https://weber-search.example/opt-out' },
    projects: [
      project(
        'dbt-labs/dbt-core',
        'Python',
        'dbt',
        'Transforms data in the warehouse',
        'Warn about models without a test',
        '[CT-1042] Cache relations per schema',
        'Update changelog',
      ),
      project(
        'apache/airflow',
        'Python',
        'airflow',
        null,
        'AIRFLOW-6231: Show the next run in local time',
        'Keep the log of a skipped task',
        'Bump version to 2.9',
      ),
      project(
        'ledgerline/warehouse-sync',
        'Python',
        'pypi:snowflake-connector-python',
        'Copies tables between warehouses',
        'Resume a copy after a lost connection',
      ),
    ],
    own: [
      ['airflow-alerts', 'Python', 'airflow', 'Alerts for late Airflow tasks'],
      ['sparkline-notes', 'Python', 'spark', 'Notes on tuning Spark joins'],
    ],
  },
  {
    slug: 'platform-toronto',
    requirement: requirement({
      role: 'Staff Platform Engineer',
      roleFamily: 'devops',
      company: 'Lakeshore Health',
      remote: 'remote',
      locations: [{ text: 'Canada', city: null, region: null, country: 'CA' }],
      requiredSkills: asked('Kubernetes/platform, Terraform/tool, Go/language'),
      preferredSkills: asked('Prometheus/tool, CI/CD/practice'),
      salary: { min: 170_000, max: 205_000, currency: 'CAD', period: 'year' },
    }),
    sender: { name: 'Amara Osei' },
    projects: [
      project(
        'kubernetes/kubernetes',
        'Go',
        'kubernetes',
        'Production-grade container scheduling and management',
        'Drain nodes in the order of their zones',
        'Do not restart a sidecar twice',
      ),
      project(
        'hashicorp/terraform',
        'Go',
        'terraform',
        null,
        'Explain why a plan replaces a resource',
        'Merge branch main',
      ),
      project(
        'northpier/metrics-relay',
        'Go',
        'prometheus',
        'Relays metrics over slow links',
        'Drop stale series after a restart',
      ),
    ],
    own: [
      ['kube-budget', 'Go', 'kubernetes', 'Shows what a namespace costs'],
      ['tf-modules', 'HCL', 'terraform', null],
    ],
  },
  {
    slug: 'frontend-leeds',
    requirement: requirement({
      role: 'Frontend Developer',
      roleFamily: 'frontend',
      company: 'Papaya Travel',
      remote: 'onsite',
      locations: [{ text: 'Leeds', city: 'Leeds', region: 'England', country: 'GB' }],
      requiredSkills: asked('React/library, TypeScript/language, Accessibility/practice'),
      preferredSkills: asked('Storybook/tool, GraphQL/protocol'),
      salary: { min: null, max: 62_000, currency: 'GBP', period: 'year' },
    }),
    sender: { name: 'Priya Nair', company: 'Papaya Travel', postingUrl: 'https://papaya-travel.example/jobs/31' },
    projects: [
      project(
        'storybookjs/storybook',
        'TypeScript',
        'storybook npm:react',
        'A workshop for UI components',
        'Keep the zoom level between stories',
        'Fix lint',
      ),
      project(
        'opentable-ui/date-grid',
        'TypeScript',
        'npm:react',
        'An accessible date grid for React',
        'Move focus with the arrow keys',
        'Announce the selected range to screen readers',
      ),
      project('graphlane/client', 'TypeScript', 'graphql', null, 'Cache GraphQL fragments by type'),
    ],
    own: [
      ['trail-map', 'TypeScript', 'react', 'A map of footpaths in Yorkshire'],
      ['focus-ring', 'CSS', 'accessibility', null],
    ],
  },
  {
    slug: 'ios-no-pay',
    requirement: requirement({
      role: 'iOS Developer',
      roleFamily: 'mobile',
      company: 'Fernhill Bank',
      remote: null,
      locations: [{ text: 'Amsterdam', city: 'Amsterdam', region: null, country: 'NL' }],
      requiredSkills: asked('Swift/language, SwiftUI/framework'),
      preferredSkills: asked('Fastlane/tool'),
      salary: null,
    }),
    sender: {},
    projects: [
      project(
        'swiftlane/charts',
        'Swift',
        'swiftui',
        'Charts for SwiftUI',
        'Animate SwiftUI charts only when they are visible',
        'Round the axis labels',
      ),
      project(
        'fastlane/fastlane',
        'Ruby',
        'fastlane',
        'The easiest way to build and release mobile apps',
        'Upload symbols in parallel',
        'Release 2.220.0',
      ),
    ],
    own: [
      ['pocket-ledger', 'Swift', 'swiftui', 'Household accounts on the phone'],
      ['swift-notes', 'Swift', 'swift', null],
    ],
  },
  {
    slug: 'embedded-hourly',
    requirement: requirement({
      role: null,
      roleFamily: 'embedded',
      company: 'Nordlys Energi',
      remote: null,
      locations: [{ text: 'Oslo', city: 'Oslo', region: null, country: 'NO' }],
      requiredSkills: asked('C/language, Zephyr/operating-system, CAN bus/protocol'),
      preferredSkills: asked('Rust/language, CMake/tool'),
      salary: { min: 700, max: 900, currency: 'NOK', period: 'hour' },
    }),
    sender: { name: 'Ida Moen', company: 'Nordlys Energi' },
    projects: [
      project(
        'zephyrproject-rtos/zephyr',
        'C',
        'zephyr',
        'A scalable real-time operating system',
        'drivers: can: recover from bus-off without a reset',
        'Document how to flash a board',
      ),
      project(
        'fjordbus/can-replay',
        'Rust',
        'can-bus',
        'Replays recorded CAN traffic',
        'Keep the order of frames with equal timestamps',
      ),
    ],
    own: [
      ['meter-firmware', 'C', 'zephyr', 'Firmware for a pulse meter'],
      ['cmake-boards', 'C', 'cmake', null],
    ],
  },
];
