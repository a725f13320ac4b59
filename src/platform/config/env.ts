import { faultsOf } from './check-settings.js';
import { fieldsOf } from './env.decorator.js';
import { GithubSettings } from './areas/github.settings.js';
import { ModelSettings } from './areas/model.settings.js';
import { OutreachSettings } from './areas/outreach.settings.js';
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

/** What applies to a single run from the command line: where people are searched, the model, the drafts, limits. */
const RUN_VARIABLES = new Set([
  ...[GithubSettings, ModelSettings, OutreachSettings].flatMap(fieldsOf).map(({ variable }) => variable),
  'PIPELINE_TIMEOUT_SECONDS',
  'COMPUTE_THREADS',
]);

/**
 * Reads the settings of a single run from the environment. The run has a database in memory and stops at once; what is
 * meant for a service (addresses, databases, secrets) does not apply to it.
 * @param logLevel used unless LOG_LEVEL is set
 * @throws SettingsError listing every invalid value
 */
export function loadRunSettings(environment: NodeJS.ProcessEnv = process.env, logLevel = 'fatal'): Settings {
  const applied = Object.entries(environment).filter(([name]) => RUN_VARIABLES.has(name));
  return loadSettings({
    LOG_LEVEL: environment['LOG_LEVEL'] || logLevel,
    DATABASE_URL: 'sqlite::memory:',
    SHUTDOWN_GRACE_SECONDS: '0',
    // Worker threads would have to load the stages once more, which a single run does not repay.
    COMPUTE_THREADS: '0',
    ...Object.fromEntries(applied),
  });
}
