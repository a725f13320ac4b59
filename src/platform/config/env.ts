import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { constraintMessages } from '../common/constraint-messages.js';
import { Settings } from './settings.js';

/** Settings that do not hold: one line each, with the variable's name and never its value. */
export class SettingsError extends Error {
  constructor(readonly faults: string[]) {
    super(`The settings do not hold:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Settings without a default, which a new `Settings` does not show. */
const OPTIONAL_FIELDS = [
  'redisUrl',
  'snapshotRedisUrl',
  'workerPort',
  'jwtSecret',
  'githubToken',
  'llmBaseUrl',
  'llmApiKey',
  'llmModel',
  'outreachSenderName',
  'outreachSenderCompany',
  'outreachOptOutUrl',
  'outreachContact',
  'metricsToken',
  'otelExporterOtlpEndpoint',
] as const satisfies (keyof Settings)[];

/** `githubApiUrl` → `GITHUB_API_URL`. */
export function environmentName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/**
 * Reads the settings from the environment. An empty variable counts as unset.
 * @throws SettingsError naming every fault at once
 */
export function loadSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(new Settings())
      .concat(OPTIONAL_FIELDS)
      .map((field) => [field, environment[environmentName(field)]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const faults = validateSync(settings).map(({ property, constraints = {} }) => {
    const messages = constraintMessages(constraints).map((message) => message.replace(new RegExp(`^(each value in )?${property}\\s*`), ''));
    return `${environmentName(property)}: ${messages.join(', ')}`;
  });
  if (settings.nodeEnv === 'production' && settings.jwtSecret === undefined) {
    faults.push('JWT_SECRET: must be set in production, at least 32 bytes');
  }
  if (settings.llmBaseUrl !== undefined && settings.llmModel === undefined) {
    faults.push('LLM_MODEL: must be set where LLM_BASE_URL is');
  }
  if (settings.pipelineConcurrency === 0 && settings.redisUrl === undefined) {
    faults.push('PIPELINE_CONCURRENCY: 0 leaves the work to workers, which needs REDIS_URL');
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}
