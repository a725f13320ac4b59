import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Timers } from '../common/timers.js';
import { DATA_SOURCE } from '../database/connection.js';
import { Transactions } from '../database/transactions.js';
import { requestContext } from '../logging/request-context.js';
import { InstallationKey } from '../secrets/installation-key.js';
import { type AuditAction } from './audit-actions.js';
import { canonicalJson, hashOf, isForged, NO_HASH, sealOf } from './audit-chain.js';
import { type ActorType, AuditEvent } from './audit-event.entity.js';
import { AuditHead } from './audit-head.entity.js';

/** What happened. */
export interface AuditEntry {
  action: AuditAction;
  /** What it was done to; a person by `AuditLog.person`. */
  subject?: string;
  projectId?: string;
  /** Ids, numbers and words of ours: never a name, an address or a text of anybody. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
  /** Who did it, where it is not the caller of the request. */
  actor?: { type: ActorType; id: string | null };
}

/** Milliseconds for which entries are collected before they are written together. */
const WAIT = 1000;

/** Rows of one statement: SQLite takes 32,766 values, and a row has 11. */
const ROWS_AT_ONCE = 500;

/** Entries that are kept while the database cannot be written; then the oldest are lost. */
const MOST_WAITING = 10_000;

/** The log of who did what: append-only, each entry bound to the one before it by a hash. */
@Injectable()
export class AuditLog implements OnModuleDestroy {
  private readonly logger = new Logger(AuditLog.name);
  private waiting: AuditRow[] = [];
  private cancelTimer: (() => void) | undefined;
  private writing: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(DATA_SOURCE) private readonly database: DataSource,
    private readonly transactions: Transactions,
    private readonly key: InstallationKey,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  /** Records a change as part of its transaction: both are stored, or neither. Call it last, because it holds the end of the log. */
  async record(manager: EntityManager, entry: AuditEntry): Promise<void> {
    await this.append(manager, [this.written(entry)]);
  }

  /** Records what was already done. Never throws: while the database cannot be written, the entry waits for the next try. */
  async note(entry: AuditEntry): Promise<void> {
    const row = this.written(entry);
    try {
      await this.transactions.run((manager) => this.append(manager, [row]));
    } catch {
      this.writeLater(row);
    }
  }

  /**
   * Records soon what changes nothing more, such as a read: several entries are written together, and a process that is
   * killed loses those of its last second. Never throws.
   */
  noteSoon(entry: AuditEntry): void {
    this.writeLater(this.written(entry));
  }

  /** The name of a person here, by the login: nobody can read the login of an erased person in it, and it is always the same. */
  person(login: string): string {
    return `person ${this.key.sign('people in the audit log', login.toLowerCase()).slice(0, 32)}`;
  }

  /** Writes what waits, while the database is open. Requests that are still in flight then have theirs written at once. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.cancelTimer?.();
    await this.writeWaiting();
  }

  private writeLater(row: AuditRow): void {
    this.waiting.push(row);
    if (this.stopping) void this.writeWaiting();
    else this.cancelTimer ??= this.timers.after(WAIT, () => this.writeWaiting());
  }

  /** Resolves when what waits is written, and what was being written already. */
  private writeWaiting(): Promise<void> {
    this.writing = this.writing.then(() => this.writeRows());
    return this.writing;
  }

  private async writeRows(): Promise<void> {
    this.cancelTimer = undefined;
    const rows = this.waiting;
    this.waiting = [];
    if (rows.length === 0) return;
    try {
      await this.transactions.run((manager) => this.append(manager, rows));
    } catch (error) {
      const kept = [...rows, ...this.waiting].slice(-MOST_WAITING);
      this.waiting = kept;
      if (!this.stopping) this.cancelTimer ??= this.timers.after(WAIT, () => this.writeWaiting());
      this.logger.warn(
        `${kept.length} entries wait to be recorded in the audit log: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    }
  }

  private written({ action, subject, projectId, detail = {}, actor }: AuditEntry): AuditRow {
    const { type, id } = actor ?? caller();
    return {
      at: this.clock.now().toISOString(),
      actorType: type,
      actorId: id,
      action,
      subject: subject ?? null,
      projectId: projectId ?? null,
      requestId: requestContext()?.requestId ?? null,
      detail: canonicalJson(detail),
    };
  }

  private async append(manager: EntityManager, given: AuditRow[]): Promise<void> {
    const head = await this.lockedHead(manager);
    let { seq, hash } = head;
    // Sealing an end that somebody without the key has moved would hide it for ever; the log says so itself instead.
    const rows = isForged(this.key, head)
      ? [this.written({ action: 'audit.seal_broken', actor: { type: 'system', id: null } }), ...given]
      : given;
    const events = rows.map((row) => {
      const content = { ...row, seq: (seq += 1), prevHash: hash };
      return { ...content, hash: (hash = hashOf(content)) };
    });
    for (let start = 0; start < events.length; start += ROWS_AT_ONCE)
      await manager.insert(AuditEvent, events.slice(start, start + ROWS_AT_ONCE));
    await manager.update(AuditHead, { headId: 1 }, { seq, hash, seal: sealOf(this.key, { seq, hash }) });
  }

  /** Of two transactions at once, the second one waits here on PostgreSQL; SQLite runs one at a time. */
  private async lockedHead(manager: EntityManager): Promise<AuditHead> {
    const isPostgres = this.database.options.type === 'postgres';
    const find = () =>
      manager.findOne(AuditHead, {
        where: { headId: 1 },
        ...(isPostgres ? { lock: { mode: 'pessimistic_write' as const } } : {}),
      });
    const head = await find();
    if (head !== null) return head;
    const none = { headId: 1, seq: 0, hash: NO_HASH, seal: '' };
    await manager.createQueryBuilder().insert().into(AuditHead).values(none).orIgnore().execute();
    return (await find()) ?? none;
  }
}

type AuditRow = Omit<AuditEvent, 'seq' | 'prevHash' | 'hash'>;

function caller(): { type: ActorType; id: string | null } {
  const { userId, apiKeyId } = requestContext() ?? {};
  if (apiKeyId !== undefined) return { type: 'key', id: apiKeyId };
  return userId === undefined ? { type: 'system', id: null } : { type: 'user', id: userId };
}
