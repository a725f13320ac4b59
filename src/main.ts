import 'reflect-metadata';
import { loadSettings, SettingsError } from './config/env.js';
import { createApp } from './create-app.js';

try {
  const settings = loadSettings();
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
} catch (error) {
  const text = error instanceof SettingsError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`GitHire did not start. ${text}\n`);
  process.exitCode = 1;
  // A half-started service keeps timers and handles; nothing of it is worth waiting for.
  setTimeout(() => process.exit(1), 1000).unref();
}
