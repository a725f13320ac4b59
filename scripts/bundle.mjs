// Makes a few files of the thousands that a process of the built service would load: most of a start is looking them up and
// reading them. The entries are replaced where they are; everything else stays as the compiler wrote it, for host
// applications (`dist/src/index.js`), threads, tests and benches.
import { readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'dist', 'src');

/** Names of the packages that are installed in production. */
const deployed = new Set(
  Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages)
    .filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true)
    .map(([place]) => place.replace(/.*node_modules\//, '')),
);

/** `main.js` and `worker.js` import the first two once the process is prepared, and stay as they are. */
const ENTRIES = ['api-process', 'worker-process', 'cli', 'demo'];

/** Packages that are loaded from their own folder. */
const APART = {
  sqlite3: 'native',
  argon2: 'native',
  'msgpackr-extract': 'native',
  'swagger-ui-dist': 'tells where its own files are',
  piscina: 'starts a file of its own as a thread',
  'app-root-path': 'finds the folder of the application from its own place',
};
/** @nestjs/mapped-types looks here for a class-transformer older than 0.3.2; ours is found where it looks first. */
const NOT_THERE = 'class-transformer/storage';

/** A module of ours that is loaded from its place: tests set the clock of a process before it loads anything else. */
const CLOCK = './common/clock.js';

/** Packages ask for one another that are not installed, and for some that are not installed in production. */
const leaveApart = {
  name: 'leave-apart',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
    onResolve({ filter: /^\.\.?\/.*\bclock\.js$/ }, ({ path, resolveDir }) =>
      join(resolveDir, path) === join(output, CLOCK) ? { path: CLOCK, external: true } : null,
    );
    onResolve({ filter: /^[@\w]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('node:')) return null;
      // Every file begins with it: it must be there before anything else, whatever is put into which file.
      if (path === 'reflect-metadata') return { path, namespace: 'nothing' };
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      return name in APART || path === NOT_THERE || !deployed.has(name) ? { path, external: true } : null;
    });
  },
};

/** Names of our classes that the bundler must not change; NAMED_CLASS sees to those that are decorated. */
const ourClasses = new Set();

/** Compiled modules, ours and others', as they are to be bundled. */
const adapt = {
  name: 'adapt',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](dist[\\/]src|node_modules[\\/]@nestjs|@opentelemetry[\\/]resources)[\\/].*\.js$/ }, async ({ path }) => {
      const original = await readFile(path, 'utf8');
      if (path.startsWith(output)) for (const [, name] of original.matchAll(/^(?:export )?class (\w+)/gm)) ourClasses.add(name);
      const contents = original.replaceAll(DECORATED_CLASS, NAMED_CLASS).replace(OWN_REQUIRE, '').replaceAll(LATE_IMPORT, "Promise.resolve(require('$1'))");
      return { contents: path.startsWith(output) ? withItsAddress(contents, path) : contents };
    });
  },
};
/** The bundler would change the name by which a class knows itself; Swagger's schemas and Nest's messages are named by it. */
const DECORATED_CLASS = /^((?:export )?let (\w+) = (?:\w+ = )?class) \2\b(.*\{)$/gm;
const NAMED_CLASS = '$1$3 static { Object.defineProperty(this, "name", { value: "$2", configurable: true }); }';
/** With a `require` of its own, a module would load from node_modules, a second time, what is in the bundle. */
const OWN_REQUIRE = /^const require = createRequire\(import\.meta\.url\);$/m;
/** Of a CommonJS module that is in the bundle, `import()` would give the default alone. */
const LATE_IMPORT = /import\('(class-validator|class-transformer|\.\/getMachineId-\w+\.js)'\)/g;
/** Whoever asks for these takes the default. */
const TAKEN_BY_DEFAULT = /node_modules\/@fastify\/(cors|static)\//;
/** What a module finds by its own address is looked for where the module was. */
const withItsAddress = (contents, path) =>
  contents.replaceAll('import.meta.url', `new URL(${JSON.stringify(relative(output, path).replaceAll('\\', '/'))}, import.meta.url).href`);

/** TypeORM loads its drivers for every database there is; a third of it. Nothing but this asks for them. */
const usedDrivers = {
  name: 'used-drivers',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]typeorm[\\/]driver[\\/]DriverFactory\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      return { contents: contents.replace(/require\("\.\/(?!postgres\/|sqlite\/)[^"]+Driver(?:Factory)?"\)/g, '{}') };
    });
  },
};

for (const entry of ENTRIES) {
  if (readFileSync(join(output, `${entry}.js`), 'utf8').includes('createRequireOfBundle')) throw new Error('dist holds a bundle already: compile first');
}
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ENTRIES.map((entry) => `${output}/${entry}.js`),
  outdir: output,
  allowOverwrite: true,
  chunkNames: 'chunk-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'external',
  banner: {
    js: [
      "import { createRequire as createRequireOfBundle } from 'node:module';",
      'const require = createRequireOfBundle(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
      "require('reflect-metadata');",
    ].join('\n'),
  },
  plugins: [leaveApart, adapt, usedDrivers],
  logLevel: 'warning',
  logOverride: { 'duplicate-object-key': 'silent' },
  metafile: true,
});

const { inputs, outputs } = metafile;
const faults = [];
for (const [path, { imports }] of Object.entries(inputs)) {
  const late = imports.filter(({ kind, external, path: wanted }) => kind === 'dynamic-import' && external !== true && inputs[wanted]?.format === 'cjs' && !TAKEN_BY_DEFAULT.test(wanted));
  faults.push(...late.map(({ path: wanted }) => `${path} imports ${wanted} late, and would get its default alone`));
}
for (const path of Object.keys(outputs).filter((each) => each.endsWith('.js'))) {
  const renamed = [...readFileSync(join(root, path), 'utf8').matchAll(/\bclass (\w+?)\d+[ {]/g)].filter(([, name]) => ourClasses.has(name));
  faults.push(...renamed.map(([, name]) => `a class ${name} is renamed, because there is another of that name`));
}
if (faults.length > 0) throw new Error(faults.join('\n'));
// The compiler's maps describe what is no longer there.
for (const entry of ENTRIES) rmSync(join(output, `${entry}.js.map`), { force: true });
