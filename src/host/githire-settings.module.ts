import { type DynamicModule, Module } from '@nestjs/common';
import { type GithireSettings } from './githire.options.js';
import { ConfigModule } from '../platform/config/config.module.js';
import { createSettings } from '../platform/config/create-settings.js';
import { Settings } from '../platform/config/settings.js';

/**
 * Settings for stages that a host application uses alone: `[GithireSettingsModule.forRoot({ githubToken }),
 * GithubSourcerModule]`. Without it the defaults hold. `GithireModule` brings its own settings along.
 */
@Module({})
export class GithireSettingsModule {
  /** Invalid values stop the start with a `SettingsError` that lists all of them. The environment is not read. */
  static forRoot(values: GithireSettings): DynamicModule {
    return {
      module: GithireSettingsModule,
      imports: [ConfigModule.forRoot([{ provide: Settings, useFactory: () => createSettings(values) }])],
    };
  }
}
