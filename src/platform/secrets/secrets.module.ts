import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { InstallationKey, installationKey } from './installation-key.js';

/** The key of this installation. */
@Global()
@Module({
  providers: [{ provide: InstallationKey, inject: [Settings], useFactory: installationKey }],
  exports: [InstallationKey],
})
export class SecretsModule {}
