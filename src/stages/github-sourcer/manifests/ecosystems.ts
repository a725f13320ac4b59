import { parseCargoToml } from './formats/cargo-toml.js';
import { parseComposerJson } from './formats/composer-json.js';
import { type ManifestParser } from './dependency.js';
import { parseGemfile, parseGemspec } from './formats/gemfile.js';
import { parseGoMod } from './formats/go-mod.js';
import { parseGradle, parseVersionCatalogue } from './formats/gradle.js';
import { parseMixExs } from './formats/mix-exs.js';
import { parseMsBuild } from './formats/msbuild.js';
import { parsePackageJson } from './formats/package-json.js';
import { parsePackageSwift } from './formats/package-swift.js';
import { parsePomXml } from './formats/pom-xml.js';
import { parsePubspecYaml } from './formats/pubspec-yaml.js';
import { parsePyprojectToml } from './formats/pyproject-toml.js';
import { parseRequirementsTxt } from './formats/requirements-txt.js';

/** A file that is requested from GitHub. */
interface AskedFile {
  /** The name of the file in the response. */
  alias: string;
  /** Path in a repository. */
  path: string;
  parser: ManifestParser;
}

interface EcosystemRow {
  /** The variable of repository-manifests.graphql that requests the files of the ecosystem. */
  variable: string;
  /** GitHub's names of the languages whose repositories may contain the files. */
  languages: readonly string[];
  files: readonly AskedFile[];
  /** Other files that are read if a response contains them, by the end of their names. */
  others?: readonly (readonly [RegExp, ManifestParser])[];
}

const file = (alias: string, path: string, parser: ManifestParser): AskedFile => ({ alias, path, parser });

/**
 * The package ecosystems whose manifests are read, by the name that dependencies (`npm:react`) and the data on skills
 * use. A new ecosystem needs a line here and a parser; `npm run generate:manifests` then writes the GraphQL document
 * and its types.
 */
export const ECOSYSTEMS: Readonly<Record<string, EcosystemRow>> = {
  npm: {
    variable: 'node',
    languages: [
      'JavaScript',
      'TypeScript',
      'Vue',
      'Svelte',
      'Astro',
      'CoffeeScript',
      'HTML',
      'CSS',
      'SCSS',
      'Solidity',
    ],
    files: [file('packageJson', 'package.json', parsePackageJson)],
  },
  pypi: {
    variable: 'python',
    languages: ['Python', 'Jupyter Notebook', 'Cython'],
    files: [
      file('pyprojectToml', 'pyproject.toml', parsePyprojectToml),
      file('requirementsTxt', 'requirements.txt', parseRequirementsTxt),
    ],
    others: [[/^requirements[\w.-]*\.txt$/, parseRequirementsTxt]],
  },
  go: { variable: 'go', languages: ['Go'], files: [file('goMod', 'go.mod', parseGoMod)] },
  crates: { variable: 'rust', languages: ['Rust'], files: [file('cargoToml', 'Cargo.toml', parseCargoToml)] },
  maven: {
    variable: 'jvm',
    languages: ['Java', 'Kotlin', 'Scala', 'Groovy', 'Clojure'],
    files: [
      file('pomXml', 'pom.xml', parsePomXml),
      file('buildGradle', 'build.gradle', parseGradle),
      file('buildGradleKts', 'build.gradle.kts', parseGradle),
      file('versionCatalog', 'gradle/libs.versions.toml', parseVersionCatalogue),
    ],
    others: [[/\.versions\.toml$/, parseVersionCatalogue]],
  },
  rubygems: {
    variable: 'ruby',
    languages: ['Ruby'],
    files: [file('gemfile', 'Gemfile', parseGemfile)],
    others: [[/\.gemspec$/, parseGemspec]],
  },
  packagist: {
    variable: 'php',
    languages: ['PHP', 'Blade'],
    files: [file('composerJson', 'composer.json', parseComposerJson)],
  },
  nuget: {
    variable: 'dotnet',
    languages: ['C#', 'F#', 'Visual Basic .NET'],
    files: [file('packagesProps', 'Directory.Packages.props', parseMsBuild)],
    others: [[/\.[cf]sproj$/, parseMsBuild]],
  },
  hex: { variable: 'elixir', languages: ['Elixir', 'Erlang'], files: [file('mixExs', 'mix.exs', parseMixExs)] },
  swift: {
    variable: 'swift',
    languages: ['Swift', 'Objective-C'],
    files: [file('packageSwift', 'Package.swift', parsePackageSwift)],
  },
  pub: { variable: 'dart', languages: ['Dart'], files: [file('pubspecYaml', 'pubspec.yaml', parsePubspecYaml)] },
};

const ROWS = Object.entries(ECOSYSTEMS);

/** The files that are requested from GitHub, by their names in the response. */
export const ASKED_FILES: ReadonlyMap<string, { ecosystem: string; path: string }> = new Map(
  ROWS.flatMap(([ecosystem, { files }]) => files.map(({ alias, path }) => [alias, { ecosystem, path }] as const)),
);

const BY_LANGUAGE = new Map(
  ROWS.flatMap(([ecosystem, { languages }]) => languages.map((language) => [language, ecosystem] as const)),
);
const BY_NAME = new Map(
  ROWS.flatMap(([ecosystem, { files }]) =>
    files.map(({ path, parser }) => [baseName(path), { ecosystem, parser }] as const),
  ),
);
const BY_ENDING = ROWS.flatMap(([ecosystem, { others = [] }]) =>
  others.map(([pattern, parser]) => ({ ecosystem, pattern, parser })),
);

/** Returns the ecosystem whose manifests a repository of a language may contain, or null. */
export function ecosystemOfLanguage(language: string | undefined): string | null {
  return BY_LANGUAGE.get(language ?? '') ?? null;
}

/** Returns the parser for a file name and its ecosystem; undefined for an unknown kind of file. */
export function parserOf(fileName: string): { ecosystem: string; parser: ManifestParser } | undefined {
  return BY_NAME.get(fileName) ?? BY_ENDING.find(({ pattern }) => pattern.test(fileName));
}

/** Returns a path without its folders. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
