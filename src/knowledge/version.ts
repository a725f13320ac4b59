import { skillDataHash } from './skills/skill-data.js';

/** Raised by hand: major when entries are renamed or removed, minor when some are added, patch when some are corrected. */
const DATA_VERSION = '1.0.0';

/** Version of what is known about skills: stored with every result, so that two runs can be told apart. */
export const KNOWLEDGE_VERSION: string = `${DATA_VERSION}+${skillDataHash()}`;
