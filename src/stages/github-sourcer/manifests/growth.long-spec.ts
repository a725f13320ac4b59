import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { growth, MOST_GROWTH, repeated } from '../../../../test/support/growth.js';
import { HOSTILE_MANIFESTS } from '../../../../test/support/hostile-manifests.js';
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
import { readManifest } from './read-manifest.js';
import { parseRequirementsTxt } from './formats/requirements-txt.js';

/** Characters of the shorter text. The longer text has half the length that a manifest may have. */
const LENGTH = 32 * 1024;

/** The hardest texts for any parser: one character or beginning repeated many times. */
const ANY = ['\n', ' ', '\t', '(', '[', '{', '"', "'", '#', '/*', '//', ':', ',', 'a', 'a ', 'a.', '\r', '- ', '!a '];

const READERS: [string, ManifestParser, (string | ((index: number) => string))[]][] = [
  [
    'Gemfile',
    parseGemfile,
    ['gem ', 'gem "a" ', 'do |', 'do ', 'group :test do\n', 'gem "a"\n', 'end\n', 'group ', ':doc'],
  ],
  ['gemspec', parseGemspec, ['a.add_dependency ', 'a.add_dependency "a"\n', 'add_dependency(']],
  ['go.mod', parseGoMod, ['require (\n', 'require a.b v1\n', 'require a.a.a', 'a.b v1 // indirect\n', 'require\n']],
  [
    'build.gradle',
    parseGradle,
    [
      'implementation ',
      'implementation("a:b:1")\n',
      'id ',
      'id "a.',
      'kotlin(',
      'platform(',
      'implementation group: "a", ',
      '/* */',
      '/*/',
      "a'",
      'a.a.',
    ],
  ],
  [
    'libs.versions.toml',
    parseVersionCatalogue,
    [(index) => `[a${index}]\n`, (index) => `a${index}=1\n`, 'a={a=', '[[a]]\n', '"""'],
  ],
  ['mix.exs', parseMixExs, ['{:a,', '{:a, ', '{ :a, "1"}\n', '{', '}', ':a']],
  ['Package.swift', parsePackageSwift, ['.package(', '.package(url: "', '.package(name: "a", ', 'https://', '.git']],
  [
    'pubspec.yaml',
    parsePubspecYaml,
    [(index) => `  a${index}: 1\n`, 'dependencies:\n', '  a:\n', '- - ', '? ', '&a ', '*a ', '"a":\n', 'a: |\n'],
  ],
  ['requirements.txt', parseRequirementsTxt, ['a#', ' #', 'a-', 'a\n', '-r a\n', 'a[', 'a==']],
  [
    'pyproject.toml',
    parsePyprojectToml,
    ['a.', 'a=[', (index) => `[a.b${index}]\n`, (index) => `a${index}=1\n`, "'''"],
  ],
  ['Cargo.toml', parseCargoToml, ['a.', '[[a]]\n', (index) => `[dependencies.a${index}]\n`, 'a="\\u0041']],
  ['package.json', parsePackageJson, ['{"a":', '[[', '"a",', (index) => `"a${index}":1,`]],
  ['composer.json', parseComposerJson, ['{"a":', '[[', '"a",']],
  [
    'pom.xml',
    parsePomXml,
    [
      '<',
      '<a>',
      '<a ',
      '</a>',
      '<!--',
      '<![CDATA[',
      '<?',
      '&',
      '&#',
      '<a b="',
      (index) => `<a${index}>`,
      (index) => `<a${index}/>`,
      '<!DOCTYPE a [',
      ']]>',
    ],
  ],
  ['csproj', parseMsBuild, ['<a b="1" ', (index) => `<a b${index}="1"/>`, "<a b='", '>']],
];

describe('the reader of', () => {
  it.each(READERS)('%s takes linear time', (_name, read, worst) => {
    const grown = [...ANY, ...worst].map((piece) => [String(piece), growth(read, repeated(piece), LENGTH)] as const);
    expect(grown.filter(([, times]) => times > MOST_GROWTH)).toEqual([]);
  });
});

describe('a hostile file', () => {
  it.each(Object.entries(HOSTILE_MANIFESTS))('is reported as unreadable: %s', (_name, { path, text }) => {
    expect(readManifest(path, text)).toEqual({
      dependencies: [],
      unreadable: expect.stringMatching(/^(?:broken|implausible)$/),
    });
  });
});

describe('any text', () => {
  const paths = [
    'Gemfile',
    'a.gemspec',
    'go.mod',
    'build.gradle',
    'build.gradle.kts',
    'gradle/libs.versions.toml',
    'mix.exs',
    'Package.swift',
    'pubspec.yaml',
    'requirements.txt',
    'pyproject.toml',
    'Cargo.toml',
    'package.json',
    'composer.json',
    'pom.xml',
    'a.csproj',
  ];
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '\n',
      ' ',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      "'",
      ':',
      ',',
      '<',
      '>',
      '<a>',
      '</a>',
      '#',
      '//',
      '/*',
      '*/',
      'group :test do\n',
      'gem "rails"\n',
      'dependencies:\n',
      '  http: ^1\n',
      'require a.b/c v1.0.0\n',
      '{:ecto, "~> 3"}',
      '"dependencies": {"a": "1"}',
      '__proto__',
      '[dependencies]\na = "1"\n',
    ),
  );

  it('is read by every reader without failing, and always with the same result', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.array(piece, { maxLength: 40 }), (path, pieces) => {
        const text = pieces.join('');
        const reading = readManifest(path, text);
        expect(readManifest(path, text)).toEqual(reading);
        for (const { name } of reading.dependencies) expect(name.length).toBeLessThanOrEqual(214);
      }),
      { numRuns: 1_500 },
    );
  });
});
