/** Values for `{name}`; an empty text is an unknown value. */
export type Filling = Readonly<Record<string, string>>;

const OPTIONAL_PART = /\[([^[\]]*)\]/;

/**
 * Fills in the values of a sentence. `{name^}` starts with a capital. A part in square brackets is left out if a value
 * in it is unknown.
 *
 * @returns null if a value outside of brackets is unknown
 * @throws Error if a name is not among the values, which means that the data file is wrong
 */
export function fill(template: string, filling: Filling): string | null {
  let text = '';
  for (const [index, part] of template.split(OPTIONAL_PART).entries()) {
    const filled = fillAll(part, filling);
    // Every second piece was in brackets.
    if (filled === null && index % 2 === 0) return null;
    text += filled ?? '';
  }
  return text;
}

function fillAll(template: string, filling: Filling): string | null {
  let isKnown = true;
  const text = template.replaceAll(/\{(\w+)(\^?)\}/g, (_all, name: string, capital: string) => {
    const value = filling[name];
    if (value === undefined) throw new Error(`There is nothing to fill in for {${name}}`);
    if (value === '') isKnown = false;
    return capital === '' ? value : upperFirst(value);
  });
  return isKnown ? text : null;
}

/** Starts a text with a capital. A first word such as `iOS` keeps its form. */
export function upperFirst(text: string): string {
  return /^\p{Ll}+(?![\p{L}\d])/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
