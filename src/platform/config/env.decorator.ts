import 'reflect-metadata';

/** One setting: the field that holds it, its environment variable, and what the README says of it. */
export interface SettingField {
  field: string;
  variable: string;
  meaning: string;
  /** What happens where the variable is not set, for a setting without a default value. */
  unset?: string;
  read: (text: string) => unknown;
}

/** What converts the text of a variable, by the declared type of the field. Text that cannot be converted stays for the checks. */
const READERS = new Map<unknown, (text: string) => unknown>([
  [Number, (text) => (text.trim() === '' ? text : Number(text))],
  [Boolean, (text) => (text === 'true' ? true : text === 'false' ? false : text)],
  [
    Array,
    (text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
  ],
]);

const FIELDS = new WeakMap<object, SettingField[]>();

/**
 * Fills a field from an environment variable. The type, the default and the checks are those of the field.
 * @param meaning one line for the table of settings in the README
 * @param unset what happens where the variable is not set, for a field without a default
 */
export function Env(variable: string, meaning: string, unset?: string): PropertyDecorator {
  return (prototype, key) => {
    const field = String(key);
    const read = READERS.get(Reflect.getMetadata('design:type', prototype, key)) ?? ((text: string): string => text);
    const fields = FIELDS.get(prototype.constructor) ?? [];
    FIELDS.set(prototype.constructor, [...fields, { field, variable, meaning, unset, read }]);
  };
}

/** The settings that a class declares, in their order there. */
export function fieldsOf(area: object): readonly SettingField[] {
  return FIELDS.get(area) ?? [];
}
