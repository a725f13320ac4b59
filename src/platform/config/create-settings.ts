import { faultsOf } from './check-settings.js';
import { SettingsError } from './settings-error.js';
import { SETTING_FIELDS, Settings } from './settings.js';

/**
 * Returns settings with the given values. A value that is left out or undefined has its default. The environment is not
 * read.
 * @param furtherFaults what is wrong with other options, to be reported together with the settings
 * @throws SettingsError listing every invalid value and every unknown name
 */
export function createSettings(values: Partial<Settings> = {}, furtherFaults: readonly string[] = []): Settings {
  const known = new Set(SETTING_FIELDS.map(({ field }) => field));
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const unknown = given.filter(([name]) => !known.has(name)).map(([name]) => `${name}: is not a setting`);
  const settings = Object.assign(new Settings(), Object.fromEntries(given.filter(([name]) => known.has(name))));
  const faults = [...furtherFaults, ...unknown, ...faultsOf(settings, 'field')];
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}
