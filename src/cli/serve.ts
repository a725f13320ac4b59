import 'reflect-metadata';
import { loadSettings } from '../platform/config/env.js';
import { type Settings } from '../platform/config/settings.js';
import { createApp } from './create-app.js';
import { checkPort } from './free-port.js';
import { startProcess } from './start-process.js';

/** What a person wants to know about a service that has started, in one line. */
function announcement(url: string, { databaseUrl, docsEnabled, githubToken }: Settings): string {
  const database = databaseUrl.startsWith('postgres')
    ? 'PostgreSQL'
    : `SQLite (${databaseUrl.replace(/^sqlite:/, '')})`;
  const github =
    githubToken === undefined
      ? 'the sample GitHub with made-up people (set GITHUB_TOKEN to search the real one)'
      : 'GitHub, with GITHUB_TOKEN';
  return `GitHire listens on ${url}, ${docsEnabled ? `API documentation at ${url}/docs, ` : ''}database ${database}, people from ${github}`;
}

/** Starts the HTTP service: `npm start` and `githire serve`. */
export function serve(): Promise<void> {
  return startProcess(async () => {
    const settings = loadSettings();
    await checkPort('PORT', settings.port, settings.host);
    const app = await createApp(settings);
    await app.listen(settings.port, settings.host);
    if (process.stdout.isTTY) process.stdout.write(`${announcement(await app.getUrl(), settings)}\n`);
  });
}
