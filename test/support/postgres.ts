import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** PostgreSQL for the tests, with a role that may create databases. */
const ADMIN_URL = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Returns whether PostgreSQL is available for tests. If not, prints one line; under `CI=true` it fails instead. */
export async function postgresIsThere(): Promise<boolean> {
  const client = new Client({ connectionString: ADMIN_URL, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if (process.env['CI'] === 'true')
      throw new Error(`PostgreSQL is not reachable at ${ADMIN_URL}, and CI asks for it`, { cause: error });
    process.stderr.write(
      `PostgreSQL is not reachable at ${ADMIN_URL}: its tests are left out (set TEST_POSTGRES_URL).\n`,
    );
    return false;
  }
}

/** Creates a new database, which `drop` removes. */
export async function createPostgresDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `githire_test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name}`);
  const url = new URL(ADMIN_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: ADMIN_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}
