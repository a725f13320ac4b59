import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThanOrEqual, MoreThan, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Clock } from '../../platform/common/clock.js';
import { IdGenerator } from '../../platform/common/ids.js';
import { Problem } from '../../platform/common/problem.js';
import { Transactions } from '../../platform/database/transactions.js';
import { type PageQuery } from '../../platform/http/input/pagination.dto.js';
import { validationProblem } from '../../platform/http/input/validation.js';
import { API_KEY_MAX_YEARS, MAX_API_KEYS_PER_USER } from '../auth.limits.js';
import { type AuthenticatedUser } from '../current-user.decorator.js';
import { lockUser } from '../accounts/lock-user.js';
import { AccountEvents } from '../mails/account-events.js';
import { type Scope } from '../scopes.js';
import { AccessEnds } from '../sessions/access-ends.js';
import { apiKeyHash, makeApiKey, shownPrefix } from './api-key-format.js';
import { ApiKeyUses } from './api-key-uses.js';
import { type ApiKeyPage, type ApiKeyView, type CreateApiKeyRequest, type CreatedApiKey } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';

/** Runs on every request with a key, so the text is built only once. Both databases accept these placeholders. */
function liveKey(table: string): string {
  return (
    `SELECT key_id AS "keyId", user_id AS "userId", scopes, last_used_at AS "lastUsedAt" FROM ${table} ` +
    'WHERE key_hash = $1 AND (expires_at IS NULL OR expires_at > $2)'
  );
}

/** The API keys of users. */
@Injectable()
export class ApiKeys {
  private readonly liveKey: string;

  constructor(
    @InjectRepository(ApiKey, CONNECTION) private readonly keys: Repository<ApiKey>,
    private readonly transactions: Transactions,
    private readonly ends: AccessEnds,
    private readonly uses: ApiKeyUses,
    private readonly events: AccountEvents,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {
    this.liveKey = liveKey(keys.metadata.tableName);
  }

  /**
   * Makes a key. Only its hash is stored, so this is the only time that the key can be read.
   * @throws Problem `validation_failed`, `too_many_api_keys`
   */
  async create(userId: string, request: CreateApiKeyRequest): Promise<CreatedApiKey> {
    const now = this.clock.now();
    const key = makeApiKey();
    const row = {
      keyId: this.ids.next(),
      userId,
      name: request.name,
      prefix: shownPrefix(key),
      keyHash: apiKeyHash(key),
      scopes: request.scopes.join(' '),
      createdAt: now.toISOString(),
      lastUsedAt: null,
      expiresAt: expiryOf(request, now),
    };
    await this.transactions.run(async (manager) => {
      if (!(await lockUser(manager, userId))) throw new Problem('unauthenticated', 'A valid access token is needed.');
      await manager.delete(ApiKey, { userId, expiresAt: LessThanOrEqual(row.createdAt) });
      if ((await manager.countBy(ApiKey, { userId })) >= MAX_API_KEYS_PER_USER) {
        throw new Problem(
          'too_many_api_keys',
          `You have ${MAX_API_KEYS_PER_USER} API keys, and no more are allowed. Revoke some that you no longer need.`,
        );
      }
      await manager.insert(ApiKey, row);
      await this.events.record(manager, { action: 'api_key.created', userId, key: row });
    });
    this.events.send();
    return { ...viewOf(row), key };
  }

  /** A user's keys that have not expired, newest first. */
  async list(userId: string, { limit, offset }: PageQuery): Promise<ApiKeyPage> {
    const now = this.clock.now().toISOString();
    const [keys, total] = await this.keys.findAndCount({
      where: [
        { userId, expiresAt: IsNull() },
        { userId, expiresAt: MoreThan(now) },
      ],
      order: { createdAt: 'DESC', keyId: 'DESC' },
      skip: offset,
      take: limit,
    });
    return { apiKeys: keys.map(viewOf), total, limit, offset };
  }

  /** Revokes a key of a user, and ends its open streams; false if there is none with this id. */
  async revoke(userId: string, keyId: string): Promise<boolean> {
    const found = await this.transactions.run(async (manager) => {
      const key = await manager.findOneBy(ApiKey, { userId, keyId });
      if (key === null || (await manager.delete(ApiKey, { userId, keyId })).affected !== 1) return false;
      await this.events.record(manager, { action: 'api_key.revoked', userId, key });
      return true;
    });
    this.ends.tell(userId);
    return found;
  }

  /** Whose key it is and what it may do; undefined if it is unknown, revoked or expired. */
  async confirm(key: string): Promise<AuthenticatedUser | undefined> {
    const now = this.clock.now();
    const [found] = await this.keys.query<Pick<ApiKey, 'keyId' | 'userId' | 'scopes' | 'lastUsedAt'>[]>(this.liveKey, [
      apiKeyHash(key),
      now.toISOString(),
    ]);
    if (found === undefined) return undefined;
    this.uses.note(found, now);
    return { userId: found.userId, apiKeyId: found.keyId, scopes: scopesOf(found) };
  }

  /** Whether a key is still valid: for responses that take longer than the check at their start is valid for. */
  async isLive(userId: string, keyId: string): Promise<boolean> {
    const now = this.clock.now().toISOString();
    return this.keys.exists({
      where: [
        { keyId, userId, expiresAt: IsNull() },
        { keyId, userId, expiresAt: MoreThan(now) },
      ],
    });
  }
}

function viewOf(key: Omit<ApiKey, 'user'>): ApiKeyView {
  const { keyId, name, prefix, createdAt, lastUsedAt, expiresAt } = key;
  return { keyId, name, prefix, scopes: scopesOf(key), createdAt, lastUsedAt, expiresAt };
}

function scopesOf({ scopes }: Pick<ApiKey, 'scopes'>): Scope[] {
  return scopes.split(' ') as Scope[];
}

function expiryOf({ expiresAt }: CreateApiKeyRequest, now: Date): string | null {
  if (expiresAt === undefined || expiresAt === null) return null;
  const latest = new Date(now);
  latest.setUTCFullYear(now.getUTCFullYear() + API_KEY_MAX_YEARS);
  const expiry = new Date(expiresAt);
  // Also refuses a time that RFC 3339 allows and `Date` cannot hold, such as a leap second.
  if (expiry > now && expiry <= latest) return expiry.toISOString();
  const message = `expiresAt must be in the future and at most ${API_KEY_MAX_YEARS} years away`;
  throw validationProblem([{ field: 'expiresAt', message }]);
}
