import { openExisting, schemaVersion } from './db-connection.js';
import { tablesInOrder } from './db-table.js';

/** The problems of a file, and its content. */
export interface CheckedFile {
  faults: string[];
  text: string;
}

/** Maximum number of problems of one kind that are shown. */
const SHOWN = 10;

/**
 * Checks a whole SQLite file of GitHire, such as a backup: pages and indices, references, version.
 * @throws Error if it is not such a file
 */
export async function checkFile(file: string): Promise<CheckedFile> {
  const dataSource = await openExisting(`sqlite:${file}`);
  try {
    const { current, unknown, missing } = await schemaVersion(dataSource);
    const pages: { integrity_check: string }[] = await dataSource.query(`PRAGMA integrity_check(${SHOWN})`);
    const orphans: { table: string; rowid: number; parent: string }[] =
      await dataSource.query('PRAGMA foreign_key_check');
    const faults = [
      ...pages.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      ...orphans
        .slice(0, SHOWN)
        .map(({ table, rowid, parent }) => `row ${rowid} of ${table} refers to a row of ${parent} that is not there`),
      ...unknown.map((name) => `${name} was made by a newer version of GitHire`),
    ];
    const counts: string[] = [];
    const runner = dataSource.createQueryRunner();
    // A file of an older version has fewer tables; the missing ones are created when the service starts on it.
    for (const table of tablesInOrder(dataSource))
      if (await runner.hasTable(table.name)) counts.push(`${table.name.padEnd(24)} ${await table.count(runner)}`);
    const version = missing.length === 0 ? 'current' : `older, ${missing.length} to be made at the next start`;
    return {
      faults,
      text: [
        `Schema ${current} (${version})`,
        ...counts,
        faults.length === 0 ? 'Whole.' : `NOT WHOLE:\n  ${faults.join('\n  ')}`,
      ].join('\n'),
    };
  } finally {
    await dataSource.destroy();
  }
}
