import { parse } from 'smol-toml';
import { asRecord, dependencies, type Dependency } from './dependency.js';

/** `implementation("group:artifact:version")`, with or without brackets, in Groovy or Kotlin. */
const COORDINATES = /\b([A-Za-z]+)\s*\(?\s*(?:platform\s*\(\s*)?['"]([\w.-]+):([\w.-]+)(?::[^'"]*)?['"]/g;
/** `implementation group: 'g', name: 'a'`. */
const NAMED = /\b([A-Za-z]+)\s*\(?\s*group\s*[:=]\s*['"]([\w.-]+)['"]\s*,\s*name\s*[:=]\s*['"]([\w.-]+)['"]/g;
/** `implementation(kotlin("stdlib"))`. */
const KOTLIN = /\b([A-Za-z]+)\s*\(\s*kotlin\s*\(\s*"([\w.-]+)"/g;
/** `id("org.springframework.boot")`; Gradle publishes a plugin under `<id>:<id>.gradle.plugin`. */
const PLUGIN = /\bid\s*\(?\s*['"]([\w-]+(?:\.[\w-]+)+)['"]/g;

const isDevelopment = (configuration: string): boolean => /test|kapt|ksp|lint|detekt|benchmark|classpath/i.test(configuration);

/**
 * Gradle's `build.gradle` and `build.gradle.kts`. They are programs, not data: only what is written out as
 * coordinates is read; accessors such as `libs.okio` are told by the version catalogue.
 */
export function parseGradle(text: string): Dependency[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: Dependency[] = [];
  for (const [, configuration = '', group, artifact] of [...code.matchAll(COORDINATES), ...code.matchAll(NAMED)]) {
    found.push({ ecosystem: 'maven', name: `${group}:${artifact}`, development: isDevelopment(configuration) });
  }
  for (const [, configuration = '', module] of code.matchAll(KOTLIN)) {
    found.push({ ecosystem: 'maven', name: `org.jetbrains.kotlin:kotlin-${module}`, development: isDevelopment(configuration) });
  }
  for (const [, id] of code.matchAll(PLUGIN)) {
    found.push({ ecosystem: 'maven', name: `${id}:${id}.gradle.plugin`, development: false });
  }
  return found;
}

function coordinatesOf(entry: unknown): string[] {
  const { module, group, name } = asRecord(entry);
  const text = typeof entry === 'string' ? entry : typeof module === 'string' ? module : `${String(group)}:${String(name)}`;
  const [first, second] = text.split(':');
  return first && second && first !== 'undefined' ? [`${first}:${second}`] : [];
}

/** Gradle's version catalogue, `gradle/libs.versions.toml`. */
export function parseVersionCatalogue(text: string): Dependency[] {
  const catalogue = parse(text);
  const plugins = Object.values(asRecord(catalogue.plugins)).flatMap((entry) => {
    const id = typeof entry === 'string' ? entry.split(':')[0] : asRecord(entry).id;
    return typeof id === 'string' && id !== '' ? [`${id}:${id}.gradle.plugin`] : [];
  });
  return dependencies('maven', [...Object.values(asRecord(catalogue.libraries)).flatMap(coordinatesOf), ...plugins]);
}
