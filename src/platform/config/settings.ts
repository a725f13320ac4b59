import { IntersectionType } from '@nestjs/mapped-types';
import { AuthSettings } from './auth.settings.js';
import { DatabaseSettings } from './database.settings.js';
import { fieldsOf } from './env.decorator.js';
import { GithubSettings } from './github.settings.js';
import { HttpSettings } from './http.settings.js';
import { MailSettings } from './mail.settings.js';
import { ModelSettings } from './model.settings.js';
import { ObservabilitySettings } from './observability.settings.js';
import { OutreachSettings } from './outreach.settings.js';
import { PipelineSettings } from './pipeline.settings.js';
import { ProcessSettings } from './process.settings.js';
import { QuotaSettings } from './quota.settings.js';
import { RedisSettings } from './redis.settings.js';
import { RetentionSettings } from './retention.settings.js';

/** In the order of the table in the README. */
const AREAS = [
  HttpSettings,
  DatabaseSettings,
  RedisSettings,
  AuthSettings,
  MailSettings,
  GithubSettings,
  ModelSettings,
  PipelineSettings,
  QuotaSettings,
  ProcessSettings,
  OutreachSettings,
  RetentionSettings,
  ObservabilitySettings,
] as const;

/** Every setting of the service, joined from the areas. The class is its own injection token; `new Settings()` has the defaults. */
export class Settings extends IntersectionType(...AREAS) {}

/** Every setting with its environment variable and meaning. */
export const SETTING_FIELDS = AREAS.flatMap(fieldsOf);
