import { validateSync } from 'class-validator';
import { constraintMessages } from '../common/constraint-messages.js';
import { SETTING_FIELDS, type Settings } from './settings.js';

/** What a setting is called in a message: by its environment variable, or by its field in options. */
export type SettingNames = 'variable' | 'field';

/** Returns what is wrong with the settings, one line each; nothing if they are valid. */
export function faultsOf(settings: Settings, names: SettingNames): string[] {
  const nameOf = new Map<string, string>(SETTING_FIELDS.map((setting) => [setting.field, setting[names]]));
  const name = (field: keyof Settings): string => nameOf.get(field) ?? field;
  return [...invalidValues(settings, nameOf), ...missingValues(settings, name)];
}

function invalidValues(settings: Settings, nameOf: ReadonlyMap<string, string>): string[] {
  return validateSync(settings, { skipUndefinedProperties: true }).map(({ property, constraints = {} }) => {
    const messages = constraintMessages(constraints).map((message) => message.replace(`${property} `, ''));
    return `${nameOf.get(property)}: ${messages.join(', ')}`;
  });
}

/** What one setting requires of another. */
function missingValues(
  {
    nodeEnv,
    jwtSecret,
    llmBaseUrl,
    llmModel,
    pipelineConcurrency,
    redisUrl,
    smtpUrl,
    publicUrl,
    encryptionKey,
    databaseUrl,
  }: Settings,
  name: (field: keyof Settings) => string,
): string[] {
  const rules: [broken: boolean, message: string][] = [
    [
      nodeEnv === 'production' && jwtSecret === undefined,
      `${name('jwtSecret')}: must be set where ${name('nodeEnv')} is production, at least 32 bytes`,
    ],
    [
      nodeEnv === 'production' && encryptionKey === undefined && databaseUrl.startsWith('postgres'),
      `${name('encryptionKey')}: must be set where ${name('nodeEnv')} is production and the database is PostgreSQL, at least 32 bytes`,
    ],
    [
      nodeEnv === 'production' && smtpUrl !== undefined && publicUrl === undefined,
      `${name('publicUrl')}: must be set where ${name('smtpUrl')} is and ${name('nodeEnv')} is production`,
    ],
    [
      llmBaseUrl !== undefined && llmModel === undefined,
      `${name('llmModel')}: must be set where ${name('llmBaseUrl')} is`,
    ],
    [
      pipelineConcurrency === 0 && redisUrl === undefined,
      `${name('pipelineConcurrency')}: 0 leaves the runs to workers, which needs ${name('redisUrl')}`,
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, message]) => message);
}
