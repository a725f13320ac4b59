/**
 * Which room may import which: docs/architecture.md has the picture. A room may always import itself.
 * `npm run boundaries` checks it; a violation ends non-zero.
 */
const rooms = {
  common: [],
  config: ['common'],
  'platform/compute': ['common', 'config'],
  domain: ['common'],
  knowledge: ['common', 'domain'],
  tracing: ['common', 'config'],
  http: ['common', 'config', 'tracing'],
  database: ['common', 'config'],
  redis: ['common'],
  signals: ['common', 'config', 'redis'],
  queue: ['common', 'config', 'redis', 'signals'],
  github: ['common', 'config', 'tracing'],
  llm: ['common', 'config', 'tracing'],
  'stages/jd-parser': ['platform/compute', 'domain', 'knowledge', 'common', 'llm'],
  'stages/github-sourcer': ['platform/compute', 'domain', 'knowledge', 'common', 'github'],
  'stages/ranking-engine': ['platform/compute', 'domain', 'knowledge', 'common'],
  'stages/outreach-generator': ['platform/compute', 'domain', 'knowledge', 'common', 'llm'],
  snapshots: ['config', 'common', 'database', 'redis', 'stages/github-sourcer'],
  auth: ['common', 'config', 'http', 'database', 'redis', 'signals'],
  health: ['common', 'config', 'http', 'queue'],
  metrics: ['common', 'config', 'http'],
  audit: ['common'],
  projects: ['config', 'auth', 'domain', 'common', 'http', 'database'],
  pipeline: ['stages/[^/]+', 'platform/compute', 'projects', 'auth', 'queue', 'domain', 'knowledge', 'common', 'config', 'http', 'database', 'tracing'],
};

// The migrations and the data source know every entity, so that the schema is made in one place.
const exceptions = { database: '^src/(auth|projects|pipeline|snapshots)/[^/]+\\.entity\\.ts$' };

const SPEC = '\\.spec\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-development-package-in-the-service',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'the-service-does-not-know-its-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { path: '^(test|bench)/' },
    },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `room-${room.replaceAll('/', '-')}`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: SPEC },
      to: {
        path: '^src/',
        pathNot: [
          `^src/${room}/`,
          ...allowed.map((other) => `^src/${other}/`),
          ...(exceptions[room] ? [exceptions[room]] : []),
        ],
      },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
