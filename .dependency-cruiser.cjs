/**
 * Which room may import which: docs/architecture.md has the picture. A room may always import itself.
 * `npm run boundaries` checks it; a violation ends non-zero.
 */
const rooms = {
  'platform/common': [],
  'platform/config': ['platform/common'],
  'platform/compute': ['platform/common', 'platform/config'],
  'platform/tracing': ['platform/common', 'platform/config'],
  'platform/logging': ['platform/tracing'],
  'platform/http': ['platform/(common|config|tracing|logging)'],
  'platform/database': ['platform/(common|config)'],
  'platform/redis': ['platform/common'],
  'platform/signals': ['platform/(common|config|redis)'],
  'platform/secrets': ['platform/(config|database)'],
  'platform/audit': ['platform/(common|database|logging|secrets)'],
  'platform/mail': ['platform/(common|config)'],
  'platform/queue': ['platform/(common|config|redis|signals)'],
  'platform/health': ['platform/(common|config|database|http|queue)'],
  'platform/metrics': ['platform/(common|config|http)'],
  domain: ['platform/common'],
  knowledge: ['domain', 'platform/common'],
  github: ['platform/(common|config|tracing)'],
  'sample-github': ['github', 'platform/(common|config)'],
  llm: ['platform/(common|config|tracing)'],
  'stages/jd-parser': ['domain', 'knowledge', 'llm', 'platform/(common|compute)'],
  'stages/github-sourcer': ['domain', 'knowledge', 'github', 'platform/(common|compute)'],
  'stages/ranking-engine': ['domain', 'knowledge', 'platform/(common|compute)'],
  'stages/outreach-generator': ['domain', 'knowledge', 'llm', 'platform/(common|compute)'],
  'cached-responses': ['stages/github-sourcer', 'platform/(common|config|database|redis)'],
  auth: ['platform/(common|config|http|logging|database|mail|redis|secrets|signals|audit)'],
  projects: ['auth', 'domain', 'stages/github-sourcer', 'platform/(common|config|http|database|audit)'],
  outreach: ['auth', 'projects', 'domain', 'stages/outreach-generator', 'platform/(common|config|http|database)'],
  candidates: [
    'auth',
    'projects',
    'outreach',
    'domain',
    'stages/ranking-engine',
    'platform/(common|config|http|database)',
  ],
  pipeline: [
    'auth',
    'projects',
    'outreach',
    'domain',
    'knowledge',
    'stages/[^/]+',
    'platform/(common|config|compute|database|http|logging|queue|tracing|audit)',
  ],
};

// The migrations and the data source know every entity, so that the schema is made in one place.
const exceptions = {
  'platform/database': '^src/(auth|platform/audit|projects|pipeline|cached-responses)/.+\\.entity\\.ts$',
  // The sourcer's module brings its GitHub along, so that a host application can use the stage alone.
  'stages/github-sourcer': '^src/sample-github/github-connection\\.module\\.ts$',
};

const SPEC = '\\.(long-)?spec\\.ts$';

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
    {
      name: 'stages-are-reached-through-their-abstract-classes',
      severity: 'error',
      from: { path: '^src/', pathNot: [SPEC, '^src/stages/', '^src/(cli/|host/|githire\\.module|index)'] },
      to: {
        path: '^src/stages/',
        pathNot: ['^src/stages/([^/]+)/\\1(\\.module)?\\.ts$', '/cached-responses/cached-response-store\\.ts$'],
      },
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
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
