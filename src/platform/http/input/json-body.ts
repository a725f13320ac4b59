import { Problem } from '../../common/problem.js';

/** Maximum nesting: the deepest body that we accept has 6 levels. */
const MAX_DEPTH = 32;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a JSON body. An empty body counts as no body.
 * @throws Problem `malformed_json`
 */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let text: string;
  try {
    text = decoder.decode(body);
  } catch (error) {
    throw new Problem('malformed_json', 'The body is not valid UTF-8.', { cause: error });
  }
  if (depthOf(text) > MAX_DEPTH)
    throw new Problem('malformed_json', `The body is nested deeper than ${MAX_DEPTH} levels.`);
  try {
    // `__proto__` becomes a field like any other here, and the validation refuses it.
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('malformed_json', 'The body is not valid JSON.', { cause: error });
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}
