import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random } from '../../../src/sample-github/population/random.js';
import { type RunRequest } from '../../../src/pipeline/pipeline.dto.js';

/** Real postings: read from the project's root, where npm starts its scripts. */
const FOLDER = join('test', 'data', 'jd');
const TECHNOLOGIES: readonly (readonly [string, string, string])[] = [
  ['TypeScript', 'NestJS', 'PostgreSQL'],
  ['TypeScript', 'React', 'GraphQL'],
  ['Go', 'Kubernetes', 'gRPC'],
  ['Python', 'Django', 'PostgreSQL'],
  ['Python', 'PyTorch', 'NumPy'],
  ['Rust', 'Tokio', 'Linux'],
  ['Java', 'Spring Boot', 'Kafka'],
  ['Kotlin', 'Android', 'Gradle'],
  ['Swift', 'SwiftUI', 'iOS'],
  ['Ruby', 'Ruby on Rails', 'Redis'],
  ['PHP', 'Laravel', 'MySQL'],
  ['C#', '.NET', 'Azure'],
  ['Scala', 'Apache Spark', 'Kafka'],
  ['Elixir', 'Phoenix', 'PostgreSQL'],
];
const CITIES = ['Berlin', 'London', 'San Francisco', 'Toronto', 'Bangalore', 'Amsterdam', 'Paris', 'New York'];

/** Returns the postings of the evaluation data. */
export function realPostings(): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
  return files.sort().map((file) => readFileSync(join(FOLDER, file), 'utf8'));
}

/** Returns postings for different people, each technology at each place once, in random order. */
export function composedPostings(random: Random, count: number): string[] {
  const all = TECHNOLOGIES.flatMap((technologies) => CITIES.map((city) => compose(technologies, city)));
  return random.some(all, count);
}

/**
 * Returns at most 14 postings with no technology in common, each at another place than its neighbours, so that they
 * find few of the same people.
 */
export function unlikePostings(random: Random, count: number): string[] {
  return random
    .some(TECHNOLOGIES, count)
    .map((technologies, index) => compose(technologies, CITIES[index % CITIES.length] ?? 'Berlin'));
}

/** Returns a run request of a random size for a posting. */
export function requestFor(jobDescriptionText: string, random: Random): RunRequest {
  return {
    jobDescriptionText,
    maxCandidates: random.pick([10, 15, 25]),
    channels: random.pick([['email'], ['email', 'linkedin']]),
  };
}

function compose([language, framework, further]: readonly [string, string, string], city: string): string {
  return [
    `Senior ${language} Engineer`,
    `Location: ${city}`,
    `Requirements:\n- 5+ years of ${language}\n- ${framework}\n- ${further}`,
    'Nice to have:\n- Docker\n- Open source work',
  ].join('\n\n');
}
