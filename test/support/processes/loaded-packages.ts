/**
 * Loaded before a child's own code: at its end, the child prints which CommonJS packages of OpenTelemetry it has
 * loaded.
 */
import { createRequire } from 'node:module';

process.on('exit', () => {
  const { cache } = createRequire(import.meta.url);
  const names = Object.keys(cache).map((path) => /@opentelemetry\/[\w-]+/.exec(path)?.[0]);
  process.stdout.write(`loaded: ${[...new Set(names.filter((name) => name !== undefined))].sort().join(' ')}\n`);
});
