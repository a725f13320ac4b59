import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { longestStop, STOP_BOUNDS } from '../src/platform/common/stop-bounds.js';
import { loadSettings } from '../src/platform/config/env.js';
import { SETTING_FIELDS, Settings } from '../src/platform/config/settings.js';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  networks: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
  stop_grace_period: string;
  restart: string;
  deploy: { replicas?: number; resources: { limits: { memory: string } } };
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const isThere = (path: string): boolean => existsSync(new URL(`../${path}`, import.meta.url));
/** What the first group of the pattern matched, each time. */
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

const composeText = read('compose.yaml');
const compose = parse(composeText, { merge: true }) as {
  services: Record<string, Service>;
  networks: object;
  volumes: object;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const named = (name: string): Service => compose.services[name] as Service;
const dockerfile = read('Dockerfile');
const caddyfile = read('deploy/Caddyfile');
const unit = read('deploy/githire.service');
const metricsDocument = read('docs/metrics.md');
const operations = read('docs/operations.md');
const alarms = (
  parse(read('deploy/alerts.yaml')) as { groups: { rules: { alert: string; expr: string }[] }[] }
).groups.flatMap(({ rules }) => rules);

const SETTINGS = new Set(SETTING_FIELDS.map(({ variable }) => variable));
/** Variables that are read by others than the service. */
const FOREIGN = new Set(['NODE_OPTIONS', ...all(composeText, /\$\{(\w+)/g), 'SQLITE_TMPDIR']);

/** `ENV` of the last stage, which the services add to. */
const imageEnvironment = Object.fromEntries(
  [...lastStage().matchAll(/^(?:ENV|   ) (\w+)=(\S+)/gm)].map(([, name, value]) => [name, value]),
);

function lastStage(): string {
  return dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
}

/** Fills in what has to be given, and leaves the rest to its default. */
function interpolate(text: string): string {
  return text.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_whole, name: string, kind: string, rest: string) =>
    kind === '?' ? `${name}-of-thirty-two-letters-at-least` : rest,
  );
}

function environmentOf({ environment = {} }: Service): Record<string, string> {
  return {
    ...imageEnvironment,
    ...Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, interpolate(value)])),
  };
}

/** `512M`, `1G`, `256mb` in MiB. */
function mebibytes(size: string): number {
  return Number.parseInt(size, 10) * (/g/i.test(size) ? 1024 : 1);
}

/** The source that the build makes a file of `dist` from. */
const sourceOf = (built: string): string => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

describe('compose.yaml', () => {
  it.each(ours)('%s is given settings that there are, and that hold', (_name, service) => {
    expect(Object.keys(environmentOf(service)).filter((name) => !SETTINGS.has(name))).toEqual([]);
    expect(() => loadSettings(environmentOf(service))).not.toThrow();
  });

  it.each(services)(
    '%s runs a pinned image, within limits, and comes back by itself',
    (_name, { image, restart, deploy }) => {
      expect(interpolate(image)).toMatch(/:\d+\.\d+/);
      expect(restart).toBe('unless-stopped');
      expect(mebibytes(deploy.resources.limits.memory)).toBeGreaterThan(0);
    },
  );

  it.each(services)('%s uses networks and volumes that are declared', (_name, { networks, volumes = [] }) => {
    expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(networks));
    const sources = volumes.map((volume) => volume.split(':')[0] ?? '');
    expect(Object.keys(compose.volumes)).toEqual(
      expect.arrayContaining(sources.filter((source) => !source.startsWith('.'))),
    );
    expect(sources.filter((source) => source.startsWith('.') && !isThere(source.slice(2)))).toEqual([]);
  });

  it.each(services)(
    '%s waits for services that can say when they are healthy',
    (_name, { depends_on: awaited = {} }) => {
      for (const [name, { condition }] of Object.entries(awaited)) {
        const service = named(name);
        expect([
          name,
          condition,
          service.healthcheck !== undefined || (service.build !== undefined && lastStage().includes('HEALTHCHECK')),
        ]).toEqual([name, 'service_healthy', true]);
      }
    },
  );

  it('publishes the ports of the proxy alone, and keeps the databases off the outer network', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['proxy']);
    expect([named('postgres').networks, named('redis').networks]).toEqual([['inner'], ['inner']]);
  });

  it('leaves the runs to two workers, which the API processes could not do without', () => {
    const concurrency = ours.map(([name, service]) => [name, environmentOf(service)['PIPELINE_CONCURRENCY']]);
    expect(concurrency).toEqual([
      ['api-1', '0'],
      ['api-2', '0'],
      ['worker', '8'],
    ]);
    expect(named('worker').deploy.replicas).toBe(2);
  });

  it('opens fewer connections than PostgreSQL takes', () => {
    const opened = ours.map(
      ([, service]) => Number(environmentOf(service)['DATABASE_POOL_SIZE']) * (service.deploy.replicas ?? 1),
    );
    const taken = Number(
      named('postgres')
        .command?.find((word) => word.startsWith('max_connections='))
        ?.split('=')[1],
    );
    // PostgreSQL keeps three for its administrator; whoever backs up needs one more.
    expect(opened.reduce((sum, pool) => sum + pool)).toBeLessThan(taken - 4);
  });

  it('gives Redis more memory than it may fill, and lets it drop nothing', () => {
    const command = named('redis').command ?? [];
    const option = (name: string): string => command[command.indexOf(`--${name}`) + 1] ?? '';
    expect([option('maxmemory-policy'), option('appendonly')]).toEqual(['noeviction', 'yes']);
    expect(mebibytes(option('maxmemory')) * 1.5).toBeLessThan(mebibytes(named('redis').deploy.resources.limits.memory));
  });

  it.each(ours)('%s is not killed before it has stopped', (_name, service) => {
    expect(Number.parseInt(service.stop_grace_period, 10)).toBeGreaterThan(stopSeconds(environmentOf(service)));
  });

  it('asks for each secret by name, in the example too', () => {
    const asked = all(composeText, /\$\{(\w+):\?/g);
    expect(sorted(asked)).toEqual([
      'ENCRYPTION_KEY',
      'JWT_SECRET',
      'POSTGRES_PASSWORD',
      'REDIS_PASSWORD',
      'SITE_ADDRESS',
    ]);
    const example = all(read('deploy/compose.env.example'), /^(\w+)=/gm);
    expect(example).toEqual(expect.arrayContaining(sorted(asked)));
    expect(all(composeText, /\$\{(\w+)/g)).toEqual(expect.arrayContaining(example));
  });
});

describe('The proxy', () => {
  it('is one that every API process trusts', () => {
    expect(
      ours.filter(([name]) => name.startsWith('api-')).map(([, service]) => environmentOf(service)['TRUSTED_PROXIES']),
    ).toEqual(['1', '1']);
  });

  it('balances over every API process, where the image listens', () => {
    const apis = ours
      .filter(([name]) => name.startsWith('api-'))
      .map(([name]) => `${name}:${imageEnvironment['PORT']}`);
    expect(named('proxy').environment?.['API_ADDRESSES']?.split(' ')).toEqual(apis);
    expect(sorted(all(caddyfile, /\{\$(\w+)\}/g))).toEqual(sorted(Object.keys(named('proxy').environment ?? {})));
  });

  it('hears of a stop before requests are refused, passes events on at once, and keeps the metrics inside', () => {
    const interval = Number(all(caddyfile, /health_interval (\d+)s/g)[0]);
    expect(Number(environmentOf(named('api-1'))['SHUTDOWN_DELAY_SECONDS'])).toBeGreaterThanOrEqual(2 * interval);
    expect(caddyfile).toMatch(/health_uri \/health\/ready\n[\s\S]*flush_interval -1\n/);
    expect(caddyfile).toMatch(/@inner path \/metrics \/metrics\/\*\n\trespond @inner 404\n/);
  });
});

describe('The image', () => {
  it('copies only what there is', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
      sources.split(' '),
    );
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'src', 'samples']));
    expect(copied.filter((path) => !isThere(path))).toEqual([]);
  });

  it('copies into the build everything that the build includes', () => {
    const { include } = parse(read('tsconfig.build.json')) as { include: string[] };
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
      sources.split(' '),
    );
    expect(
      include.filter((path) => !copied.some((source) => path === source || path.startsWith(`${source}/`))),
    ).toEqual([]);
  });

  it('builds and runs on one Node.js, pinned, which package.json allows', () => {
    const versions = all(dockerfile, /^FROM node:(\d+\.\d+\.\d+)-/gm);
    expect([versions.length, new Set(versions).size]).toEqual([2, 1]);
    expect(Number.parseInt(versions[0] ?? '', 10)).toBeGreaterThanOrEqual(22);
  });

  it('runs as nobody special, takes signals itself, and writes to its volume alone', () => {
    expect(lastStage()).toMatch(/\nUSER node\n/);
    expect(lastStage()).toMatch(/\nCMD \["node", /);
    expect(imageEnvironment['DATABASE_URL']).toBe(`sqlite:${all(lastStage(), /^VOLUME (\S+)$/gm)[0]}/githire.sqlite`);
  });
});

describe('What is started', () => {
  it.each([
    ['by the image', all(dockerfile, /^CMD \["node", (?:"--\S+", )*"(.+)"\]$/gm)],
    ['as a worker', [named('worker').command?.at(-1) ?? '']],
    ['by systemd', all(unit, /^ExecStart=\/usr\/bin\/node (?:--\S+ )*(\S+)$/gm)],
    ['for a backup', all(read('deploy/githire-backup.service'), /\/usr\/bin\/node (\S+)/g)],
    [
      'by npm',
      all(
        (parse(read('package.json')) as { scripts: Record<string, string> }).scripts['start'] ?? '',
        /^node (?:--\S+ )*(\S+)$/g,
      ),
    ],
  ])('%s is what the build makes', (_by, files) => {
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !file.startsWith('dist/src/') || !isThere(sourceOf(file)))).toEqual([]);
  });
});

describe('Every start of the service', () => {
  const { scripts } = parse(read('package.json')) as { scripts: Record<string, string> };

  it('sets the same bound on the heap', () => {
    const starts = [lastStage(), unit, named('worker').command?.join(' '), scripts['start'], scripts['start:worker']];
    expect(starts.map((start) => start?.match(/--max-semi-space-size=\d+/)?.[0])).toEqual(
      starts.map(() => '--max-semi-space-size=4'),
    );
  });
});

describe('The systemd unit', () => {
  const environment = Object.fromEntries(
    [...unit.matchAll(/^Environment=(\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );

  it('gives settings that there are, and that hold', () => {
    expect(Object.keys(environment).filter((name) => !SETTINGS.has(name))).toEqual([]);
    expect(() =>
      loadSettings({ ...environment, JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef' }),
    ).not.toThrow();
  });

  it('knows of the proxy that docs/operations.md puts in front', () => {
    expect(environment['TRUSTED_PROXIES']).toBe('1');
  });

  it('keeps the database where systemd lets it write, and has the same one backed up', () => {
    expect(environment['DATABASE_URL']).toBe(
      `sqlite:/var/lib/${all(unit, /^StateDirectory=(\S+)$/gm)[0]}/githire.sqlite`,
    );
    expect(read('deploy/githire-backup.service')).toContain(
      `\nEnvironment=DATABASE_URL=${environment['DATABASE_URL']}\n`,
    );
  });

  it('is not killed before it has stopped', () => {
    expect(Number(all(unit, /^TimeoutStopSec=(\d+)$/gm)[0])).toBeGreaterThan(stopSeconds(environment));
  });
});

describe('The alarms', () => {
  it.each(alarms.map(({ alert, expr }) => [alert, expr]))('%s is made of documented metrics', (_alert, expression) => {
    expect(metricsIn(expression).filter((name) => !isDocumented(name))).toEqual([]);
  });

  it('are each explained in docs/operations.md, and none else is', () => {
    expect(sorted(all(operations, /^\| `(Githire\w+)`/gm))).toEqual(sorted(alarms.map(({ alert }) => alert)));
  });
});

describe('docs/operations.md', () => {
  it('tells how long each step of a stop may take, and all of them with the settings as they come', () => {
    const seconds = all(operations, /^\| (?:[^|]+)\| (\d+) s \|/gm).map(Number);
    const bounds = [...Object.values(STOP_BOUNDS), longestStop(new Settings())];
    expect(seconds).toEqual(bounds.map((milliseconds) => milliseconds / 1000));
  });

  it('trusts one proxy in every recipe that starts the service, and keeps the metrics from it', () => {
    expect(
      all(operations, /^(docker run .*githire:.*)$/gm).filter((line) => !line.includes('TRUSTED_PROXIES=1')),
    ).toEqual([]);
    expect(operations).toMatch(/@inner path \/metrics \/metrics\/\*\n\trespond @inner 404\n\treverse_proxy/);
  });

  it('names metrics that are documented', () => {
    expect(all(operations, /\b((?:githire|process|nodejs)_[a-z_]+)\b/g).filter((name) => !isDocumented(name))).toEqual(
      [],
    );
  });

  it('names settings that there are', () => {
    const names = sorted(all(operations, /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g));
    expect(names.filter((name) => !SETTINGS.has(name) && !FOREIGN.has(name))).toEqual([]);
  });

  it('names files that there are', () => {
    expect(
      sorted(all(operations, /\]\((?:\.\.\/)?([\w./-]+?)(?:#[\w-]+)?\)/g)).filter(
        (path) => !isThere(path) && !isThere(`docs/${path}`),
      ),
    ).toEqual([]);
    expect(sorted(all(operations, /(deploy\/[\w.-]+\w)/g)).filter((path) => !isThere(path))).toEqual([]);
  });
});

/** Seconds that a stop takes at most. */
function stopSeconds(environment: Record<string, string | undefined>): number {
  return longestStop(loadSettings({ JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef', ...environment })) / 1000;
}

/** Names of the metrics in an expression: what is left of it without labels, times, functions and words of the language. */
function metricsIn(expression: string): string[] {
  const bare = expression.replace(/\{[^}]*\}|\[[^\]]*\]|\b(by|without) \([^)]*\)|\boffset \w+/g, ' ');
  return all(bare, /\b([a-z_][a-z0-9_]*)\b(?!\s*\()/gi).filter((word) => !['and', 'or', 'unless'].includes(word));
}

/** `up` is Prometheus' own. */
function isDocumented(name: string): boolean {
  return (
    name === 'up' ||
    [name, name.replace(/_(bucket|count|sum)$/, '')].some((known) => metricsDocument.includes(`\n| \`${known}\` |`))
  );
}
