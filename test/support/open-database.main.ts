import 'reflect-metadata';
import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { openDataSource } from '../../src/platform/database/open-data-source.js';

/** A process that opens a database as the service does, as soon as the file `signal` exists. */
const [databaseUrl = '', signal = ''] = process.argv.slice(2);
console.log('loaded');
while (
  !(await access(signal).then(
    () => true,
    () => false,
  ))
)
  await sleep(1);
const dataSource = await openDataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 }));
await dataSource.query('SELECT user_id FROM users');
await dataSource.destroy();
console.log('opened');
