import { faultsOf } from './check-settings.js';
import { SettingsError } from './settings-error.js';
import { SETTING_FIELDS, Settings } from './settings.js';

export { SettingsError };

/**
 * Reads the settings from the environment. An empty variable counts as unset.
 * @throws SettingsError listing every invalid value
 */
export function loadSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const settings = new Settings();
  for (const { field, variable, read } of SETTING_FIELDS) {
    const text = environment[variable];
    if (text !== undefined && text !== '') Object.assign(settings, { [field]: read(text) });
  }
  const faults = faultsOf(settings, 'variable');
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}
