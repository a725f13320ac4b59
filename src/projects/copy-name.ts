import { firstCharacters } from '../platform/common/clean-text.js';
import { NAME_LENGTH } from './project.dto.js';

const COPY = ' (copy)';

/** The name of a copy: that of the original, cut so that both fit into the column. */
export function copyName(name: string): string {
  return `${firstCharacters(name, NAME_LENGTH - COPY.length)}${COPY}`;
}
