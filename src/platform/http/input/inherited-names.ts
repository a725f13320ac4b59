/** How many names are reported, and the maximum length of the path of one. */
const MOST = 20;
const LONGEST_PATH = 200;

/**
 * Paths of the fields in a body or query whose names every object inherits: `__proto__`, `constructor`, `toString` and the
 * like. None is a field of ours. It loops rather than recurses, since a host application may let deeper bodies in.
 */
export function inheritedNames(input: unknown): string[] {
  const found: string[] = [];
  const waiting: { value: unknown; path: string }[] = [{ value: input, path: '' }];
  for (let next = waiting.pop(); next !== undefined && found.length < MOST; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, child] of Object.entries(value)) {
      const childPath = (path === '' ? name : `${path}.${name}`).slice(0, LONGEST_PATH);
      if (!Array.isArray(value) && name in Object.prototype) found.push(childPath);
      else if (typeof child === 'object') waiting.push({ value: child, path: childPath });
    }
  }
  return found;
}
