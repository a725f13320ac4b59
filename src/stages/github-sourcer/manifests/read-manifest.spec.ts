import { describe, expect, it } from '@jest/globals';
import { readManifest } from './read-manifest.js';

const named = (path: string, text: string): string[] =>
  readManifest(path, text).dependencies.map(
    ({ ecosystem, name, development }) => `${ecosystem}:${name}${development ? ' (development)' : ''}`,
  );

describe('the manifest reader reads', () => {
  it('package.json: ordinary, peer and optional dependencies, and those for development', () => {
    const text = JSON.stringify({
      dependencies: { react: '^19' },
      peerDependencies: { vue: '*' },
      devDependencies: { jest: '*', react: '^19' },
    });
    expect(named('web/package.json', text)).toEqual(['npm:react', 'npm:vue', 'npm:jest (development)']);
  });

  it('pyproject.toml: PEP 621, groups, Poetry, the build system', () => {
    const text = `
[project]
dependencies = ["Django>=5", "psycopg[binary]~=3.1 ; python_version > '3.9'"]
[project.optional-dependencies]
cache = ["redis"]
[dependency-groups]
dev = ["pytest", { include-group = "lint" }]
[tool.poetry.dependencies]
python = "^3.12"
Flask_Login = "*"
[tool.poetry.group.test.dependencies]
hypothesis = "*"
[build-system]
requires = ["maturin"]`;
    expect(named('pyproject.toml', text)).toEqual([
      'pypi:django',
      'pypi:psycopg',
      'pypi:redis',
      'pypi:flask-login',
      'pypi:pytest (development)',
      'pypi:hypothesis (development)',
      'pypi:maturin (development)',
    ]);
  });

  it('requirements.txt: names, without options, paths and comments', () => {
    const text =
      '# web\nDjango==5.0 # pinned\n-r base.txt\n--hash=sha256:aa\n./local\ngit+https://example.org/x.git\nuvicorn[standard]>=0.30; python_version>"3.9"\nzope.interface @ https://example.org/z.whl\n';
    expect(named('requirements.txt', text)).toEqual(['pypi:django', 'pypi:uvicorn', 'pypi:zope-interface']);
  });

  it('go.mod: direct requirements of single lines and of blocks, without major versions', () => {
    const text = `module example.org/x\n\ngo 1.23\n\nrequire github.com/spf13/cobra v1.8.0\nrequire (\n\tgithub.com/go-chi/chi/v5 v5.0.0\n\tgopkg.in/yaml.v3 v3.0.1\n\tgolang.org/x/sync v0.7.0 // indirect\n)\nreplace (\n\tgithub.com/a/b v1.0.0 => github.com/c/d v1.0.0\n)\n`;
    expect(named('go.mod', text)).toEqual([
      'go:github.com/spf13/cobra',
      'go:github.com/go-chi/chi',
      'go:gopkg.in/yaml.v3',
    ]);
  });

  it('Cargo.toml: renamed crates, targets, workspaces, and what is for development', () => {
    const text = `
[dependencies]
tokio = { version = "1", features = ["full"] }
async-rt = { package = "smol", version = "2" }
[workspace.dependencies]
serde = "1"
[target.'cfg(unix)'.dependencies]
nix = "0.29"
[dev-dependencies]
criterion = "0.5"
[build-dependencies]
cc = "1"`;
    expect(named('Cargo.toml', text)).toEqual([
      'crates:tokio',
      'crates:smol',
      'crates:serde',
      'crates:nix',
      'crates:criterion (development)',
      'crates:cc (development)',
    ]);
  });

  it('pom.xml: dependencies, the parent, managed ones, profiles, tests', () => {
    const text = `<?xml version="1.0"?><project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId></parent>
      <dependencies>
        <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-clients</artifactId></dependency>
        <dependency><groupId>junit</groupId><artifactId>junit</artifactId><scope>test</scope></dependency>
        <dependency><groupId>\${project.groupId}</groupId><artifactId>core</artifactId></dependency>
      </dependencies>
      <dependencyManagement><dependencies><dependency><groupId>io.grpc</groupId><artifactId>grpc-bom</artifactId></dependency></dependencies></dependencyManagement></project>`;
    expect(named('pom.xml', text)).toEqual([
      'maven:org.apache.kafka:kafka-clients',
      'maven:junit:junit (development)',
      'maven:io.grpc:grpc-bom',
      'maven:org.springframework.boot:spring-boot-starter-parent',
    ]);
  });

  it('build.gradle in Groovy, build.gradle.kts in Kotlin', () => {
    const groovy = `plugins { id 'org.springframework.boot' version '3.3.0' }\ndependencies {\n  // implementation 'no:no:1'\n  implementation 'com.squareup.okhttp3:okhttp:4.12.0'\n  testImplementation group: 'org.mockito', name: 'mockito-core', version: '5'\n}`;
    expect(named('build.gradle', groovy)).toEqual([
      'maven:com.squareup.okhttp3:okhttp',
      'maven:org.mockito:mockito-core (development)',
      'maven:org.springframework.boot:org.springframework.boot.gradle.plugin',
    ]);
    const kotlin = `plugins { id("com.android.library") }\ndependencies {\n  implementation(platform("io.ktor:ktor-bom:3.0.0"))\n  implementation(kotlin("stdlib"))\n  implementation(libs.okio)\n}`;
    expect(named('build.gradle.kts', kotlin)).toEqual([
      'maven:io.ktor:ktor-bom',
      'maven:org.jetbrains.kotlin:kotlin-stdlib',
      'maven:com.android.library:com.android.library.gradle.plugin',
    ]);
  });

  it('libs.versions.toml: modules, groups, short forms, plugins', () => {
    const text = `[libraries]\nokio = { module = "com.squareup.okio:okio", version.ref = "okio" }\njunit = { group = "junit", name = "junit" }\nguava = "com.google.guava:guava:33"\n[plugins]\nkotlin = { id = "org.jetbrains.kotlin.jvm" }`;
    expect(named('gradle/libs.versions.toml', text)).toEqual([
      'maven:com.squareup.okio:okio',
      'maven:junit:junit',
      'maven:com.google.guava:guava',
      'maven:org.jetbrains.kotlin.jvm:org.jetbrains.kotlin.jvm.gradle.plugin',
    ]);
  });

  it('Gemfile: groups and inline groups', () => {
    const text = `source "https://rubygems.org"\ngem "rails", "~> 8.0"\ngroup :development, :test do\n  gem "rspec-rails"\nend\ngem 'rubocop', group: :development\ngem "pg"\n# gem "none"\n`;
    expect(named('Gemfile', text)).toEqual([
      'rubygems:rails',
      'rubygems:rspec-rails (development)',
      'rubygems:rubocop (development)',
      'rubygems:pg',
    ]);
  });

  it('a gemspec', () => {
    const text = `Gem::Specification.new do |spec|\n  spec.add_dependency "faraday", "~> 2"\n  spec.add_development_dependency("rake")\nend`;
    expect(named('x.gemspec', text)).toEqual(['rubygems:faraday', 'rubygems:rake (development)']);
  });

  it('composer.json, without platform requirements', () => {
    const text = JSON.stringify({
      require: { php: '>=8.3', 'ext-json': '*', 'laravel/framework': '^11' },
      'require-dev': { 'phpunit/phpunit': '^11' },
    });
    expect(named('composer.json', text)).toEqual([
      'packagist:laravel/framework',
      'packagist:phpunit/phpunit (development)',
    ]);
  });

  it('csproj and Directory.Packages.props, with the SDK', () => {
    const text = `<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Dapper" Version="2" /><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>`;
    expect(named('src/Api/Api.csproj', text)).toEqual([
      'nuget:Microsoft.NET.Sdk.Web',
      'nuget:Dapper',
      'nuget:Microsoft.AspNetCore.App',
    ]);
    expect(
      named(
        'Directory.Packages.props',
        `<Project><ItemGroup><PackageVersion Include="Polly" Version="8" /></ItemGroup></Project>`,
      ),
    ).toEqual(['nuget:Polly']);
  });

  it('mix.exs', () => {
    const text = `defp deps do\n  [\n    {:phoenix, "~> 1.7"},\n    # {:none, "1.0"},\n    {:credo, "~> 1.7", only: [:dev, :test], runtime: false},\n    {:ecto, github: "elixir-ecto/ecto"}\n  ]\nend\ndef project, do: [app: {:name, :x}]`;
    expect(named('mix.exs', text)).toEqual(['hex:phoenix', 'hex:credo (development)', 'hex:ecto']);
  });

  it('Package.swift', () => {
    const text = `let package = Package(dependencies: [\n .package(url: "https://github.com/apple/swift-nio.git", from: "2.0.0"),\n .package(name: "Vapor", url: "https://github.com/vapor/vapor", .upToNextMajor(from: "4.0.0")),\n .package(path: "../Local"),\n])`;
    expect(named('Package.swift', text)).toEqual(['swift:github.com/apple/swift-nio', 'swift:github.com/vapor/vapor']);
  });

  it('pubspec.yaml', () => {
    const text =
      'name: x\ndependencies:\n  flutter:\n    sdk: flutter\n  bloc: ^9.0.0\ndev_dependencies:\n  mocktail: any\n';
    expect(named('pubspec.yaml', text)).toEqual(['pub:flutter', 'pub:bloc', 'pub:mocktail (development)']);
  });
});

describe('the manifest reader reads nothing from', () => {
  it.each([
    ['package.json', '{"dependencies":'],
    ['package.json', '[1,2]'],
    ['package.json', '{"dependencies": ["react"], "devDependencies": "jest"}'],
    ['pyproject.toml', '[project\ndependencies = 1'],
    ['Cargo.toml', 'dependencies = "tokio"'],
    ['pom.xml', '<project><dependencies>'],
    ['Directory.Packages.props', 'not xml'],
    ['pubspec.yaml', 'dependencies: [a, b'],
    ['mix.exs', '{:phoenix'],
    ['README.md', 'react'],
    ['package.json', JSON.stringify({ dependencies: { ['a'.repeat(500)]: '*' } })],
  ])('a useless %s: %j', (path, text) => {
    expect(readManifest(path, text).dependencies).toEqual([]);
  });

  it('a manifest that is too long to be written by a person', () => {
    const text = JSON.stringify({
      dependencies: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`package-${index}`, '*'])),
    });
    expect(readManifest('package.json', text).dependencies).toEqual([]);
  });

  it('XML entities that would grow in memory', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><project><dependencies><dependency><groupId>g</groupId><artifactId>&b;</artifactId></dependency></dependencies></project>`;
    expect(named('pom.xml', bomb).join('')).not.toContain('aaaa');
  });

  it('YAML aliases that would grow in memory', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\ndependencies: {d: *c, e: *c, f: *c}\n`;
    expect(named('pubspec.yaml', bomb)).toEqual([]);
  });
});
