import { createHash } from 'node:crypto';
import { RANKING } from './constants.js';
import { FAMILY_CONCEPTS, RELATED_LANGUAGES, SIDE_LANGUAGES } from './language-relations.js';

/** Version of the rules: the last number for what changes no order, the first for what changes many. */
export const RANKING_RULES_VERSION = '1.0.0';

/** SHA-256 of the constants as JSON, in the order in which their file has them, in hexadecimal. */
export const RANKING_CONSTANTS_HASH: string = createHash('sha256')
  .update(JSON.stringify({ RANKING, FAMILY_CONCEPTS, RELATED_LANGUAGES, SIDE_LANGUAGES: [...SIDE_LANGUAGES] }))
  .digest('hex');

/** What a result names, e.g. `1.0.0+a1b2c3d4e5f6`: the rules' semantic version, and the constants as build metadata. */
export const RANKING_VERSION = `${RANKING_RULES_VERSION}+${RANKING_CONSTANTS_HASH.slice(0, 12)}`;
