import { repeated } from './growth.js';

/** Length of a manifest that is just short enough to be read, in characters. */
const LENGTH = 256 * 1024 - 16;

export interface HostileManifest {
  path: string;
  text: string;
}

/** For each path: its alias in the document, and GitHub's name of its language. */
export const MANIFEST_OF: Readonly<Record<string, { alias: string; language: string }>> = {
  Gemfile: { alias: 'gemfile', language: 'Ruby' },
  'build.gradle': { alias: 'buildGradle', language: 'Java' },
  'go.mod': { alias: 'goMod', language: 'Go' },
  'requirements.txt': { alias: 'requirementsTxt', language: 'Python' },
  'mix.exs': { alias: 'mixExs', language: 'Elixir' },
  'Package.swift': { alias: 'packageSwift', language: 'Swift' },
  'pubspec.yaml': { alias: 'pubspecYaml', language: 'Dart' },
  'package.json': { alias: 'packageJson', language: 'TypeScript' },
};

/**
 * Files that took a reader minutes, or ended the process, before the readers became linear: the path and the text, by
 * the name of the content.
 */
export const HOSTILE_MANIFESTS: Readonly<Record<string, HostileManifest>> = {
  'a Gemfile with a group and 2,000 spaces': { path: 'Gemfile', text: `group${' '.repeat(2_000)},do` },
  'a Gradle build of line breaks': { path: 'build.gradle', text: repeated('\n')(LENGTH) },
  'a Gradle build of spaces': { path: 'build.gradle', text: repeated(' ', 'implementation')(LENGTH) },
  'a go.mod of one endless path': { path: 'go.mod', text: repeated('a.', 'require ')(LENGTH) },
  'requirements of spaces': { path: 'requirements.txt', text: repeated(' ', 'flask')(LENGTH) },
  'a mix.exs of line breaks': { path: 'mix.exs', text: repeated('\n')(LENGTH) },
  'a Package.swift of line breaks': { path: 'Package.swift', text: repeated('\n')(LENGTH) },
  'a pubspec of opening brackets': { path: 'pubspec.yaml', text: repeated('[')(LENGTH) },
  'a pubspec of opening brackets on lines': { path: 'pubspec.yaml', text: repeated('[\n', 'dependencies:\n')(LENGTH) },
  'a pubspec of 20,000 keys': {
    path: 'pubspec.yaml',
    text: repeated((index) => `  k${index}: 1\n`, 'dependencies:\n')(LENGTH),
  },
  'a pubspec of tags': { path: 'pubspec.yaml', text: repeated('!a ', 'dependencies: ')(LENGTH) },
};
