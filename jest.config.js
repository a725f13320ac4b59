/**
 * Jest runs TypeScript as native ES modules: see the scripts for the flag that this needs. `TEST_TIER` chooses the tests: `quick` (default)
 * is what a newcomer waits for; `long` (`*.long-spec.ts`) has faults, kills, several processes, PostgreSQL, Redis and measured growth.
 */
const TIERS = { quick: ['**/*.spec.ts', '**/*.e2e-spec.ts'], long: ['**/*.long-spec.ts'] };

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: process.env.TEST_TIER === 'all' ? Object.values(TIERS).flat() : TIERS[process.env.TEST_TIER ?? 'quick'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testTimeout: 60_000,
  // A worker with a heap of 300 to 700 MB needs 0.1 to 0.2 s to free it after its last handle is closed, and longer than Jest's 0.5 s on
  // a busy machine. After 10 s Jest's warning about a worker that does not exit means a real leak: a timer, a socket or a server.
  workerGracefulExitTimeout: 10_000,
  maxWorkers: '100%',
};
