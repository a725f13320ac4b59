import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { loadRunSettings, loadSettings, SettingsError } from './env.js';
import { SETTING_FIELDS, Settings } from './settings.js';

describe('loadSettings', () => {
  it('gives every default where the environment is empty', () => {
    const settings = loadSettings({});
    expect(settings).toMatchObject({
      port: 3000,
      databaseUrl: 'sqlite:./data/githire.sqlite',
      pipelineTimeoutSeconds: 120,
      logLevel: 'info',
    });
  });

  it('reads numbers, lists and booleans', () => {
    const settings = loadSettings({
      PORT: '8080',
      CORS_ORIGINS: 'https://a.example, https://b.example',
      DOCS_ENABLED: 'false',
    });
    expect(settings).toMatchObject({
      port: 8080,
      corsOrigins: ['https://a.example', 'https://b.example'],
      docsEnabled: false,
    });
  });

  it('reads every setting that there is', () => {
    const environment = {
      REDIS_URL: 'rediss://user:key@cache.example:6380/1',
      JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
      GITHUB_TOKEN: 't',
      LLM_BASE_URL: 'http://localhost:11434/v1',
      LLM_API_KEY: 'k',
      LLM_MODEL: 'm',
      OUTREACH_SENDER_NAME: 'Ada',
      OUTREACH_SENDER_COMPANY: 'Acme',
      OUTREACH_OPT_OUT_URL: 'https://acme.example/no',
      OUTREACH_CONTACT: 'privacy@acme.example',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_SERVICE_NAME: 'githire-eu',
    };
    expect(Object.values(loadSettings(environment))).toEqual(expect.arrayContaining(Object.values(environment)));
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadSettings({ GITHUB_TOKEN: '', PORT: '' })).toMatchObject({ port: 3000 });
    expect(loadSettings({ GITHUB_TOKEN: '' }).githubToken).toBeUndefined();
  });

  it('names every fault at once, a line each', () => {
    const faults = faultsOf({
      PORT: 'high',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      REDIS_URL: 'localhost:6379',
      PIPELINE_TIMEOUT_SECONDS: '0',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'LOG_LEVEL', 'PIPELINE_TIMEOUT_SECONDS', 'PORT', 'REDIS_URL']),
    );
  });

  it.each([
    'https://a.example/',
    'https://a.example/path',
    'foo',
    'null',
    '*',
    'https://A.example',
    'https://u:pw@a.example',
    'ftp://a.example',
    'https://a.example:443',
    'https://*.example',
  ])('refuses %s among the origins', (origin) => {
    expect(faultsOf({ CORS_ORIGINS: `https://good.example, ${origin}` })).toEqual([
      expect.stringMatching(/^CORS_ORIGINS: each entry must be exactly an origin/),
    ]);
  });

  it('names the origin that does not hold', () => {
    expect(faultsOf({ CORS_ORIGINS: 'https://good.example,foo' })).toEqual([expect.stringContaining('"foo"')]);
  });

  it('shows no password of an origin', () => {
    expect(faultsOf({ CORS_ORIGINS: 'https://u:pw@a.example' }).join()).not.toContain('pw');
  });

  it('says only that it is no number where a number is asked for', () => {
    expect(faultsOf({ PORT: 'high' })).toEqual(['PORT: must be an integer number']);
  });

  it.each([
    'JWT_SECRET',
    'GITHUB_TOKEN',
    'LLM_API_KEY',
    'METRICS_TOKEN',
    'DATABASE_URL',
    'REDIS_URL',
    'SNAPSHOT_REDIS_URL',
  ])('does not print the value of %s', (variable) => {
    for (const value of ['hush', `hush${'!'.repeat(2000)}`]) {
      const faults = faultsOf({ [variable]: value, PORT: 'high' });
      expect(faults.join('\n')).not.toContain('hush');
    }
  });

  it.each(['x'.repeat(64), 'ab'.repeat(32), 'abcdefg'.repeat(9)])(
    'refuses %s as a secret, for its few different characters',
    (secret) => {
      expect(faultsOf({ JWT_SECRET: secret })).toEqual([
        expect.stringMatching(/^JWT_SECRET: must have at least 8 different characters/),
      ]);
    },
  );

  it('asks for a secret in production', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([expect.stringMatching(/^JWT_SECRET: /)]);
  });

  it('asks for the name of the model where a model service is given', () => {
    expect(faultsOf({ LLM_BASE_URL: 'http://localhost:11434/v1' })).toEqual([expect.stringMatching(/^LLM_MODEL: /)]);
  });
});

describe('Each setting', () => {
  const checked = new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(Settings, '', false, false)
      .map(({ propertyName }) => propertyName),
  );

  it.each(SETTING_FIELDS)(
    '$variable has a variable in capitals, a meaning and a check',
    ({ field, variable, meaning }) => {
      expect({ variable, meaning, checked: checked.has(field) }).toEqual({
        variable: field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
        meaning: expect.stringMatching(/\S/),
        checked: true,
      });
    },
  );

  it.each(SETTING_FIELDS)('$variable has a default, or says what happens without it', ({ field, unset }) => {
    expect(new Settings()[field as keyof Settings] === undefined).toBe(unset !== undefined);
  });
});

function faultsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    loadSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('the settings of a run from the command line', () => {
  it('have a database in memory and no secrets of a service, whatever the environment says', () => {
    const environment = { DATABASE_URL: 'postgres://h/d', REDIS_URL: 'redis://h', NODE_ENV: 'production', PORT: 'x' };
    const { databaseUrl, redisUrl } = loadRunSettings(environment);
    expect([databaseUrl, redisUrl]).toEqual(['sqlite::memory:', undefined]);
  });

  it('take the token, the model and the time limit from the environment', () => {
    const environment = { GITHUB_TOKEN: 'token', LLM_MODEL: 'model', PIPELINE_TIMEOUT_SECONDS: '30' };
    expect(loadRunSettings(environment)).toMatchObject({
      githubToken: 'token',
      llmModel: 'model',
      pipelineTimeoutSeconds: 30,
    });
  });

  it('are refused if a value that applies is invalid', () => {
    expect(() => loadRunSettings({ GITHUB_API_URL: 'nowhere' })).toThrow('GITHUB_API_URL');
  });
});
