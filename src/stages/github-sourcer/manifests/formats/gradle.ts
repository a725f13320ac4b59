import { parse } from 'smol-toml';
import { asRecord, namedPackages, type NamedPackage } from '../dependency.js';
import { withoutBlockComments, withoutCommentLines } from './lines.js';
import { tokenize, type TokenReader, wordsOf } from './tokens.js';

/** `group:artifact`, optionally with a version, a classifier or a file type. */
const COORDINATES = /^([\w.-]+):([\w.-]+)(?::.*)?$/;
const PLUGIN_ID = /^[\w-]+(?:\.[\w-]+)+$/;
const CONFIGURATION = /^[A-Za-z]+$/;
const NAME = /^[\w.-]+$/;
const isDevelopment = (configuration: string): boolean =>
  /test|kapt|ksp|lint|detekt|benchmark|classpath/i.test(configuration);

/** `implementation("group:artifact:version")`, with or without brackets, in Groovy or Kotlin; also within `platform(…)`. */
function coordinatesAt(reader: TokenReader): string | null {
  reader.take('(');
  if (reader.take('platform')) reader.take('(');
  const [, group, artifact] = COORDINATES.exec(reader.takeString() ?? '') ?? [];
  return group === undefined ? null : `${group}:${artifact}`;
}

/** `implementation group: 'g', name: 'a'`. */
function namedAt(reader: TokenReader): string | null {
  reader.take('(');
  const group = reader.take('group') && reader.take(':', '=') ? reader.takeString() : null;
  const artifact =
    group !== null && reader.take(',') && reader.take('name') && reader.take(':', '=') ? reader.takeString() : null;
  return group !== null && artifact !== null && NAME.test(group) && NAME.test(artifact) ? `${group}:${artifact}` : null;
}

/** `implementation(kotlin("stdlib"))`. */
function kotlinAt(reader: TokenReader): string | null {
  const module = reader.take('(') && reader.take('kotlin') && reader.take('(') ? reader.takeString() : null;
  return module !== null && NAME.test(module) ? `org.jetbrains.kotlin:kotlin-${module}` : null;
}

/** `id("org.springframework.boot")`; Gradle publishes a plugin under `<id>:<id>.gradle.plugin`. */
function pluginAt(reader: TokenReader): string | null {
  reader.take('(');
  const id = reader.takeString();
  return id !== null && PLUGIN_ID.test(id) ? `${id}:${id}.gradle.plugin` : null;
}

/**
 * Reads Gradle's `build.gradle` and `build.gradle.kts`. They are programs and not data: only literal coordinates are
 * read. The version catalogue has the coordinates of accessors such as `libs.okio`.
 */
export function parseGradle(text: string): NamedPackage[] {
  const words = [...wordsOf(tokenize(withoutCommentLines(withoutBlockComments(text), '//')))];
  const configured = words.filter(({ word }) => CONFIGURATION.test(word));
  const declared = [coordinatesAt, namedAt, kotlinAt].flatMap((nameAt) =>
    configured.flatMap(({ word, rest }) => {
      const name = nameAt(rest());
      return name === null ? [] : [{ name, development: isDevelopment(word) }];
    }),
  );
  const plugins = words.filter(({ word }) => word === 'id').flatMap(({ rest }) => pluginAt(rest()) ?? []);
  return [...declared, ...namedPackages(plugins)];
}

function coordinatesOf(entry: unknown): string[] {
  const { module, group, name } = asRecord(entry);
  const text =
    typeof entry === 'string' ? entry : typeof module === 'string' ? module : `${String(group)}:${String(name)}`;
  const [first, second] = text.split(':');
  return first && second && first !== 'undefined' ? [`${first}:${second}`] : [];
}

/** Reads Gradle's version catalogue, `gradle/libs.versions.toml`. */
export function parseVersionCatalogue(text: string): NamedPackage[] {
  const catalogue = parse(text);
  const plugins = Object.values(asRecord(catalogue.plugins)).flatMap((entry) => {
    const id = typeof entry === 'string' ? entry.split(':')[0] : asRecord(entry).id;
    return typeof id === 'string' && id !== '' ? [`${id}:${id}.gradle.plugin`] : [];
  });
  return namedPackages([...Object.values(asRecord(catalogue.libraries)).flatMap(coordinatesOf), ...plugins]);
}
