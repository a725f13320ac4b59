import { readFileSync } from 'node:fs';

/** Package ecosystems of the manifests; `swift` names packages by their URL. */
export const SAMPLE_ECOSYSTEMS = [
  'npm',
  'pypi',
  'go',
  'maven',
  'crates',
  'rubygems',
  'packagist',
  'nuget',
  'hex',
  'swift',
  'pub',
] as const;
export type SampleEcosystem = (typeof SAMPLE_ECOSYSTEMS)[number];

/** The ecosystem whose manifest a repository of a language has. */
export const ECOSYSTEM_OF_LANGUAGE: Readonly<Record<string, SampleEcosystem>> = {
  TypeScript: 'npm',
  JavaScript: 'npm',
  Vue: 'npm',
  Svelte: 'npm',
  Solidity: 'npm',
  Python: 'pypi',
  'Jupyter Notebook': 'pypi',
  Go: 'go',
  Java: 'maven',
  Kotlin: 'maven',
  Scala: 'maven',
  Rust: 'crates',
  Ruby: 'rubygems',
  PHP: 'packagist',
  'C#': 'nuget',
  Elixir: 'hex',
  Swift: 'swift',
  Dart: 'pub',
};

export interface City {
  city: string;
  /** How many times more people live here than in a small city. */
  hub: number;
  spellings: string[];
}

export type Stack = { topics: string[]; label: string } & Partial<Record<SampleEcosystem, string[]>>;

export interface Specialty {
  key: string;
  titles: string[];
  languages: Record<string, number>;
  side: Record<string, number>;
  stacks: string[];
}

/** Owner's family, name, language, stack, stars. */
export type Upstream = [family: string, name: string, language: string, stack: string, stars: number];

export interface Domain {
  key: string;
  topics: string[];
  things: string[];
}

export interface Words {
  syllables: string[];
  givenEndings: string[];
  familyEndings: string[];
  projects: string[];
  companies: string[];
  bios: string[];
  pullRequests: string[];
  tutorials: [name: string, description: string][];
  nowhere: string[];
  noRecruiters: string[];
  injections: string[];
  keywords: string[];
}

/** The words from which the sample is created. Package names are real; people and owners are not. */
export const VOCABULARY = {
  cities: load<City[]>('cities'),
  stacks: load<Record<string, Stack>>('stacks'),
  specialties: load<Specialty[]>('specialties'),
  upstreams: load<Upstream[]>('upstreams'),
  domains: load<Domain[]>('domains'),
  words: load<Words>('words'),
};

function load<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Content;
}
