/** Every package of Nest that a host has, in one version range. */
function nest(core, swagger, typeorm) {
  return {
    '@nestjs/common': core,
    '@nestjs/core': core,
    '@nestjs/platform-express': core,
    '@nestjs/platform-fastify': core,
    '@nestjs/swagger': swagger,
    '@nestjs/typeorm': typeorm,
  };
}

/** The lowest versions that `peerDependencies` of package.json admits, besides Nest itself. */
const OLDEST_PEERS = {
  'class-transformer': '0.5.1',
  'class-validator': '0.14.1',
  'reflect-metadata': '0.2.2',
  rxjs: '7.8.1',
  typeorm: '0.3.31',
};

/** What depends on the versions of the peers; the rest is tested on the newest alone, to keep the step short. */
const VERSION_TESTS = ['auth', 'contract', 'document', 'mounting', 'package', 'stages'].map(
  (name) => `${name}.test.js`,
);

/**
 * The versions that the suite runs against. `configs`: how its types are resolved; the first one also builds.
 * `isDocumented`: what the documents say to install.
 */
export const ROWS = {
  newest: {
    versions: {},
    isDocumented: true,
    configs: ['tsconfig.json', 'tsconfig.bundler.json', 'tsconfig.commonjs.json'],
  },
  'nest-12-oldest': {
    versions: { ...nest('12.0.1', '12.0.0', '12.0.0'), ...OLDEST_PEERS },
    configs: ['tsconfig.json'],
    tests: VERSION_TESTS,
  },
  'nest-11-oldest': {
    versions: { ...nest('11.1.4', '11.2.0', '11.0.0'), ...OLDEST_PEERS },
    configs: ['tsconfig.json'],
    tests: VERSION_TESTS,
  },
};
