import { createHash } from 'node:crypto';
import { RANKING } from './constants.js';
import { FAMILY_CONCEPTS, RELATED_LANGUAGES, SIDE_LANGUAGES } from './language-relations.js';

/** Version of the rules: patch if no order changes, major if many orders change. */
export const RANKING_RULES_VERSION = '2.1.0';

/** SHA-256, in hexadecimal, of the constants as JSON in the order of their file. */
export const RANKING_CONSTANTS_HASH: string = createHash('sha256')
  .update(JSON.stringify({ RANKING, FAMILY_CONCEPTS, RELATED_LANGUAGES, SIDE_LANGUAGES: [...SIDE_LANGUAGES] }))
  .digest('hex');

/**
 * The version that each result names, e.g. `2.0.0+a1b2c3d4e5f6`: the semantic version of the rules, and a hash of the
 * constants as build metadata.
 */
export const RANKING_VERSION = `${RANKING_RULES_VERSION}+${RANKING_CONSTANTS_HASH.slice(0, 12)}`;
