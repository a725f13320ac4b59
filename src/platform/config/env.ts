import { validateSync } from 'class-validator';
import { constraintMessages } from '../common/constraint-messages.js';
import { fieldsOf } from './env.decorator.js';
import { GithubSettings } from './github.settings.js';
import { ModelSettings } from './model.settings.js';
import { OutreachSettings } from './outreach.settings.js';
import { SETTING_FIELDS, Settings } from './settings.js';

/** Invalid settings, one line each: the name of the variable and what is wrong, never the value of a secret. */
export class SettingsError extends Error {
  constructor(readonly faults: string[]) {
    super(`Invalid settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

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
  const faults = [...invalidValues(settings), ...missingValues(settings)];
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
    // Worker threads would have to load the stages once more: 3 s of CPU time for a single run.
    COMPUTE_THREADS: '0',
    ...Object.fromEntries(applied),
  });
}

function invalidValues(settings: Settings): string[] {
  const variables = new Map(SETTING_FIELDS.map(({ field, variable }) => [field, variable]));
  return validateSync(settings, { skipUndefinedProperties: true }).map(({ property, constraints = {} }) => {
    const messages = constraintMessages(constraints).map((message) => message.replace(`${property} `, ''));
    return `${variables.get(property)}: ${messages.join(', ')}`;
  });
}

/** What one setting requires of another. */
function missingValues({
  nodeEnv,
  jwtSecret,
  llmBaseUrl,
  llmModel,
  pipelineConcurrency,
  redisUrl,
}: Settings): string[] {
  const rules: [broken: boolean, message: string][] = [
    [
      nodeEnv === 'production' && jwtSecret === undefined,
      'JWT_SECRET: must be set where NODE_ENV is production, at least 32 bytes',
    ],
    [llmBaseUrl !== undefined && llmModel === undefined, 'LLM_MODEL: must be set where LLM_BASE_URL is'],
    [
      pipelineConcurrency === 0 && redisUrl === undefined,
      'PIPELINE_CONCURRENCY: 0 leaves the runs to workers, which needs REDIS_URL',
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, message]) => message);
}
