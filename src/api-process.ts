import 'reflect-metadata';
import { loadSettings } from './config/env.js';
import { createApp } from './create-app.js';
import { keepHeapSmall } from './keep-heap-small.js';
import { startProcess } from './start-process.js';

await startProcess(async () => {
  const settings = loadSettings();
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  keepHeapSmall();
});
