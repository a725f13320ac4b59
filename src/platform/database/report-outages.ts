import { type DataSource, type QueryRunner } from 'typeorm';
import { outageProblem } from './is-unavailable.js';

/** Makes every statement that fails because the database is unavailable fail with a `Problem`, 503 `not_ready`. */
export function reportOutages(dataSource: DataSource): void {
  const { driver } = dataSource;
  if (dataSource.options.type === 'sqlite') {
    // SQLite has one query runner for all.
    report(driver.createQueryRunner('master'));
    return;
  }
  const createQueryRunner = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => report(createQueryRunner(mode));
}

function report(runner: QueryRunner): QueryRunner {
  const query = runner.query.bind(runner) as (...statement: unknown[]) => Promise<unknown>;
  const reporting = async (...statement: unknown[]): Promise<unknown> => {
    try {
      return await query(...statement);
    } catch (error) {
      throw outageProblem(error);
    }
  };
  runner.query = reporting as QueryRunner['query'];
  return runner;
}
