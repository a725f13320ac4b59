import { type GithireGraphOptions } from './githire.options.js';

/** Letters, digits and what a URL takes without being escaped; no parameter, no wildcard. */
const PATH = /^[\w.~/-]*$/;

/** PostgreSQL cuts names after 63 bytes; ours have at most 40. */
const TABLE_PREFIX = /^([a-z_][a-z0-9_]{0,19})?$/;

const SWITCHES = ['worker', 'docs', 'health', 'metrics', 'isGlobal'] as const;

/** Returns what is wrong with the options that shape the module graph, one line each. */
export function faultsOfGraph(options: GithireGraphOptions): string[] {
  const { path = '', auth = 'own', tablePrefix = '' } = options;
  const rules: [broken: boolean, message: string][] = [
    [typeof path !== 'string' || !PATH.test(path), 'path: must be a path such as recruiting or tools/recruiting'],
    [
      typeof tablePrefix !== 'string' || !TABLE_PREFIX.test(tablePrefix),
      'tablePrefix: must be at most 20 lower-case letters, digits and underscores, and not begin with a digit',
    ],
    [
      auth !== 'own' && (typeof auth?.guard !== 'function' || typeof auth.user !== 'function'),
      "auth: must be 'own' or { guard, user }, a guard class and a function",
    ],
    ...SWITCHES.map((name): [boolean, string] => [
      options[name] !== undefined && typeof options[name] !== 'boolean',
      `${name}: must be true or false`,
    ]),
  ];
  return rules.filter(([broken]) => broken).map(([, message]) => message);
}
