import { type SampleRepository } from './model.js';
import { type SampleEcosystem } from './vocabulary.js';

/** Returns the files of a repository that have text, by path: its README and the manifests of its packages. */
export function textFiles(repository: SampleRepository): Map<string, string> {
  const folder = repository.manifestFolder === null ? '' : `${repository.manifestFolder}/`;
  const files = new Map<string, string>([['README.md', readme(repository)]]);
  for (const [ecosystem, packages] of Object.entries(repository.dependencies) as [SampleEcosystem, string[]][]) {
    for (const [path, text] of manifests(ecosystem, repository, packages)) files.set(`${folder}${path}`, text);
  }
  return files;
}

function readme({ name, description, hiddenText }: SampleRepository): string {
  return [
    `# ${name}`,
    description ?? 'A repository of the sample GitHub.',
    ...(hiddenText === null ? [] : [`<!-- ${hiddenText} -->`]),
  ].join('\n\n');
}

/** Returns a plausible version, always the same for the same package. */
function version(name: string): string {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 9_973;
  return `${1 + (sum % 12)}.${sum % 17}.${sum % 7}`;
}

type TextFile = [path: string, text: string];

function manifests(ecosystem: SampleEcosystem, repository: SampleRepository, packages: string[]): TextFile[] {
  const language = repository.languages[0]?.[0];
  if (ecosystem === 'maven' && language === 'Kotlin' && repository.index % 3 === 0) return versionCatalog(packages);
  return [manifest(ecosystem, repository, packages)];
}

/** Android projects name their packages in a version catalogue and use them by alias. */
function versionCatalog(packages: string[]): TextFile[] {
  const aliases = packages.map((each) => [each, (each.split(':')[1] ?? each).replaceAll('_', '-')] as const);
  const catalogue = [
    '[libraries]',
    ...aliases.map(([each, alias]) => `${alias} = { module = "${each}", version = "${version(each)}" }`),
  ];
  const build = [
    'plugins {',
    '    id("com.android.application")',
    '}',
    '',
    'dependencies {',
    ...aliases.map(([, alias]) => `    implementation(libs.${alias.replaceAll('-', '.')})`),
    '}',
  ];
  return [
    ['gradle/libs.versions.toml', lines(catalogue)],
    ['build.gradle.kts', lines(build)],
  ];
}

function manifest(ecosystem: SampleEcosystem, repository: SampleRepository, packages: string[]): TextFile {
  const { name, index } = repository;
  const language = repository.languages[0]?.[0];
  switch (ecosystem) {
    case 'npm':
      return ['package.json', packageJson(name, packages)];
    case 'pypi':
      return language === 'Jupyter Notebook' || index % 2 === 0
        ? [
            'requirements.txt',
            lines(['# made up for the sample GitHub', ...packages.map((each) => `${each}>=${version(each)}`)]),
          ]
        : [
            'pyproject.toml',
            lines([
              '[project]',
              `name = "${name}"`,
              'version = "0.1.0"',
              'dependencies = [',
              ...packages.map((each) => `  "${each}>=${version(each)}",`),
              ']',
            ]),
          ];
    case 'go':
      return [
        'go.mod',
        lines([
          `module sample-github.example/${name}`,
          '',
          'go 1.23',
          '',
          'require (',
          ...packages.map((each) => `\t${each} v${version(each)}`),
          ')',
        ]),
      ];
    case 'maven':
      if (language === 'Scala')
        return [
          'build.sbt',
          lines([
            `name := "${name}"`,
            ...packages.map((each) => `libraryDependencies += "${each.replace(':', '" % "')}" % "${version(each)}"`),
          ]),
        ];
      if (language === 'Kotlin')
        return ['build.gradle.kts', gradle(packages, (each) => `    implementation("${each}")`)];
      return index % 3 === 0
        ? ['build.gradle', gradle(packages, (each) => `    implementation '${each}'`)]
        : ['pom.xml', pom(name, packages)];
    case 'crates':
      return [
        'Cargo.toml',
        lines([
          '[package]',
          `name = "${name}"`,
          'version = "0.1.0"',
          'edition = "2021"',
          '',
          '[dependencies]',
          ...packages.map((each) => `${each} = "${version(each)}"`),
        ]),
      ];
    case 'rubygems':
      return [
        'Gemfile',
        lines(['source "https://rubygems.org"', '', ...packages.map((each) => `gem "${each}", "~> ${version(each)}"`)]),
      ];
    case 'packagist':
      return [
        'composer.json',
        JSON.stringify({ name: `sample/${name}`, require: { php: '^8.2', ...versions(packages, '^') } }, null, 4),
      ];
    case 'nuget':
      return index % 4 === 0
        ? [`src/${name}.csproj`, project(packages, 'PackageReference')]
        : ['Directory.Packages.props', project(packages, 'PackageVersion')];
    case 'hex':
      return [
        'mix.exs',
        lines([
          'defmodule Sample.MixProject do',
          '  use Mix.Project',
          '',
          '  defp deps do',
          '    [',
          ...packages.map((each) => `      {:${each}, "~> ${version(each)}"},`),
          '    ]',
          '  end',
          'end',
        ]),
      ];
    case 'swift':
      return [
        'Package.swift',
        lines([
          '// swift-tools-version:5.9',
          'import PackageDescription',
          '',
          `let package = Package(name: "${name}", dependencies: [`,
          ...packages.map((each) => `    .package(url: "${each}", from: "${version(each)}"),`),
          '])',
        ]),
      ];
    case 'pub':
      return [
        'pubspec.yaml',
        lines([
          `name: ${name.replaceAll('-', '_')}`,
          'environment:',
          "  sdk: '>=3.0.0 <4.0.0'",
          'dependencies:',
          '  flutter:',
          '    sdk: flutter',
          ...packages.map((each) => `  ${each}: ^${version(each)}`),
        ]),
      ];
  }
}

function packageJson(name: string, packages: string[]): string {
  const development = packages.filter((each) =>
    /^(@types\/|jest|ts-jest|supertest|vitest|@playwright|cypress|storybook|webpack)/.test(each),
  );
  const runtime = packages.filter((each) => !development.includes(each));
  return JSON.stringify(
    {
      name,
      version: '0.1.0',
      private: true,
      dependencies: versions(runtime, '^'),
      devDependencies: versions(development, '^'),
    },
    null,
    2,
  );
}

function gradle(packages: string[], line: (dependency: string) => string): string {
  return lines([
    'plugins {',
    '    id("java")',
    '}',
    '',
    'dependencies {',
    ...packages.map((each) => line(`${each}:${version(each)}`)),
    '}',
  ]);
}

function pom(name: string, packages: string[]): string {
  const dependencies = packages.map((each) => {
    const [group = each, artifact = each] = each.split(':');
    return `    <dependency>\n      <groupId>${group}</groupId>\n      <artifactId>${artifact}</artifactId>\n      <version>${version(each)}</version>\n    </dependency>`;
  });
  return lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '  <modelVersion>4.0.0</modelVersion>',
    `  <groupId>example.sample</groupId>\n  <artifactId>${name}</artifactId>\n  <version>0.1.0</version>`,
    '  <dependencies>',
    ...dependencies,
    '  </dependencies>',
    '</project>',
  ]);
}

function project(packages: string[], element: string): string {
  return lines([
    '<Project>',
    '  <ItemGroup>',
    ...packages.map((each) => `    <${element} Include="${each}" Version="${version(each)}" />`),
    '  </ItemGroup>',
    '</Project>',
  ]);
}

function versions(packages: string[], sign: string): Record<string, string> {
  return Object.fromEntries(packages.map((each) => [each, `${sign}${version(each)}`]));
}

function lines(parts: string[]): string {
  return `${parts.join('\n')}\n`;
}
