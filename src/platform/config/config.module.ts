import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { HostOptions } from './host-options.js';
import { Settings } from './settings.js';

/** Gives the settings and the options of the module graph to whoever asks for `Settings` or `HostOptions`. */
@Module({})
export class ConfigModule {
  /**
   * @param settings providers of `Settings`, which may wait for others
   * @param imports where those providers find what they need
   */
  static forRoot(
    settings: Provider[],
    options = new HostOptions(),
    imports: ModuleMetadata['imports'] = [],
  ): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      imports,
      providers: [...settings, { provide: HostOptions, useValue: options }],
      exports: [Settings, HostOptions],
    };
  }
}
