import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { loadSettings } from './src/platform/config/env.js';
import { dataSourceOptions } from './src/platform/database/data-source-options.js';

/** The data source for TypeORM's command line: `npx typeorm -d dist/ormconfig.js migration:show`. */
export default new DataSource(dataSourceOptions(loadSettings()));
