import { IntersectionType } from '@nestjs/mapped-types';
import { AuthSettings } from './areas/auth.settings.js';
import { DatabaseSettings } from './areas/database.settings.js';
import { fieldsOf } from './env.decorator.js';
import { GithubSettings } from './areas/github.settings.js';
import { HttpSettings } from './areas/http.settings.js';
import { MailSettings } from './areas/mail.settings.js';
import { ModelSettings } from './areas/model.settings.js';
import { ObservabilitySettings } from './areas/observability.settings.js';
import { OutreachSettings } from './areas/outreach.settings.js';
import { PipelineSettings } from './areas/pipeline.settings.js';
import { ProcessSettings } from './areas/process.settings.js';
import { QuotaSettings } from './areas/quota.settings.js';
import { RedisSettings } from './areas/redis.settings.js';
import { RetentionSettings } from './areas/retention.settings.js';

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
