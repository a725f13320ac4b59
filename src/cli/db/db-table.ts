import { createHash, type Hash } from 'node:crypto';
import { type DataSource, type EntityMetadata, type QueryRunner } from 'typeorm';

/** A value that both databases accept: text, number, boolean, or null. 64-bit integers are text. */
export type Value = string | number | boolean | null;

/** Types of columns that can be copied; any other is rejected, so that no value is damaged unnoticed. */
const KINDS = {
  varchar: 'text',
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  'double precision': 'real',
  boolean: 'boolean',
} as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

interface TableColumn {
  name: string;
  kind: Kind;
}

/** Batch sizes in rows, for tables with documents and without. */
const BATCH = { documents: 20, plain: 1000 } as const;

/** Content of a table: the number of rows, and the SHA-256 over all of them in the order of the primary key. */
export interface TableDigest {
  rows: number;
  hash: string;
}

/** A table to copy. */
export class DbTable {
  readonly name: string;
  private readonly columns: TableColumn[];
  private readonly key: TableColumn[];
  readonly batch: number;

  /** @throws Error for a column of an unknown type */
  constructor(metadata: EntityMetadata) {
    this.name = metadata.tableName;
    this.columns = metadata.columns.map((column) => ({
      name: column.databaseName,
      kind: kindOf(this.name, column.databaseName, column.type),
    }));
    this.key = metadata.primaryColumns.map(
      ({ databaseName }) => this.columns.find((column) => column.name === databaseName) as TableColumn,
    );
    this.batch = metadata.columns.some((column) => column.type === 'text') ? BATCH.documents : BATCH.plain;
  }

  /** All rows in the order of the primary key, in batches. */
  async *read(runner: QueryRunner): AsyncGenerator<Value[][]> {
    let last: Value[] | undefined;
    for (;;) {
      const rows = await this.readAfter(runner, last);
      if (rows.length > 0) yield rows;
      if (rows.length < this.batch) return;
      const [end] = rows.slice(-1);
      last = this.key.map((column) => end?.[this.columns.indexOf(column)] ?? null);
    }
  }

  async write(runner: QueryRunner, rows: Value[][]): Promise<void> {
    const { driver } = runner.connection;
    let index = 0;
    const places = rows.map((row) => `(${row.map(() => driver.createParameter('', index++)).join(', ')})`);
    await runner.query(
      `INSERT INTO ${quoted(this.name)} (${this.columns.map((column) => quoted(column.name)).join(', ')}) VALUES ${places.join(', ')}`,
      rows.flat(),
    );
  }

  async count(runner: QueryRunner): Promise<number> {
    const [row] = (await runner.query(`SELECT count(*) AS n FROM ${quoted(this.name)}`)) as { n: string | number }[];
    return Number(row?.n);
  }

  /** Reads the whole table. */
  async digest(runner: QueryRunner): Promise<TableDigest> {
    const digest = new RowDigest();
    for await (const rows of this.read(runner)) digest.add(rows);
    return digest.end();
  }

  private async readAfter(runner: QueryRunner, last: Value[] | undefined): Promise<Value[][]> {
    const { driver, options } = runner.connection;
    // PostgreSQL orders text by the locale of the database, SQLite by bytes.
    const ordered = (column: TableColumn): string =>
      quoted(column.name) + (options.type === 'postgres' && column.kind === 'text' ? ' COLLATE "C"' : '');
    const key = this.key.map(ordered).join(', ');
    const after =
      last === undefined
        ? ''
        : ` WHERE (${key}) > (${last.map((_, index) => bound(driver.createParameter('', index), this.key[index]?.kind)).join(', ')})`;
    const selected = this.columns.map(
      (column, index) =>
        `${column.kind === 'bigint' ? `CAST(${quoted(column.name)} AS TEXT)` : quoted(column.name)} AS c${index}`,
    );
    const rows = (await runner.query(
      `SELECT ${selected.join(', ')} FROM ${quoted(this.name)}${after} ORDER BY ${key} LIMIT ${this.batch}`,
      last,
    )) as Record<string, Value>[];
    return rows.map((row) => this.columns.map(({ kind }, index) => canonical(kind, row[`c${index}`] ?? null)));
  }
}

/** Computes a `TableDigest` without keeping the rows. */
export class RowDigest {
  private readonly sum: Hash = createHash('sha256');
  private rows = 0;

  add(rows: Value[][]): void {
    this.rows += rows.length;
    for (const row of rows) this.sum.update(`${JSON.stringify(row)}\n`);
  }

  end(): TableDigest {
    return { rows: this.rows, hash: this.sum.digest('hex') };
  }
}

/** The tables of all entities, each after those that it references. */
export function tablesInOrder(dataSource: DataSource): DbTable[] {
  const ordered: EntityMetadata[] = [];
  const waiting = new Set(dataSource.entityMetadatas);
  while (waiting.size > 0) {
    const next = [...waiting].filter((metadata) =>
      metadata.foreignKeys.every((key) => !waiting.has(key.referencedEntityMetadata)),
    );
    if (next.length === 0)
      throw new Error(
        `These tables refer to each other in a circle: ${[...waiting].map((metadata) => metadata.tableName).join(', ')}`,
      );
    for (const metadata of next) {
      waiting.delete(metadata);
      ordered.push(metadata);
    }
  }
  return ordered.map((metadata) => new DbTable(metadata));
}

function kindOf(table: string, column: string, type: unknown): Kind {
  const kind = KINDS[type as keyof typeof KINDS];
  if (kind === undefined)
    throw new Error(`A copy does not know columns of the type ${String(type)}: ${table}.${column}`);
  return kind;
}

/** SQLite has no booleans, only 0 and 1. */
function canonical(kind: Kind, value: Value): Value {
  return kind === 'boolean' && value !== null ? Boolean(value) : value;
}

/** SQLite compares a parameter that is text as text, also with a number. */
function bound(parameter: string, kind: Kind | undefined): string {
  return kind === 'bigint' ? `CAST(${parameter} AS BIGINT)` : parameter;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
