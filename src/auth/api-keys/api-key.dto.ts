import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsRFC3339 } from 'class-validator';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import { IsCleanText } from '../../platform/common/clean-text.js';
import { FitsColumn } from '../../platform/http/input/fits-column.js';
import { type Scope, SCOPES } from '../scopes.js';

/** A key for a program that acts for the user. */
export class CreateApiKeyRequest {
  /**
   * What to call the key, 1 to 100 characters.
   * @example "Nightly export"
   */
  @IsString()
  @Length(1, 100)
  @FitsColumn(100)
  @Matches(/\S/)
  @IsCleanText()
  name: string;

  /**
   * What the key may do: 1 to 4 different scopes.
   * @example ["projects:read", "exports:read"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SCOPES.length)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes: Scope[];

  /**
   * When the key expires: RFC 3339 with a time zone, in the future, at most 5 years away. Null or absent: never.
   * @example 2030-12-31T00:00:00.000Z
   */
  @IsOptional()
  @MaxLength(40)
  @IsRFC3339()
  expiresAt?: string | null;
}

/** An API key, without the key itself. */
export class ApiKeyView {
  /** UUID. */
  keyId: string;
  /** As given. */
  name: string;
  /** The beginning of the key: `ghr_` and 6 characters. */
  prefix: string;
  /** What the key may do. */
  @IsIn(SCOPES, { each: true })
  scopes: Scope[];
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC, correct to a minute; null before the first use. */
  lastUsedAt: string | null;
  /** ISO 8601, UTC; null if the key does not expire. */
  expiresAt: string | null;
}

/** A new API key. */
export class CreatedApiKey extends ApiKeyView {
  /** The key, for `Authorization: Bearer …`. It is shown this once; GitHire stores only its hash. */
  key: string;
}

/** The keys that have not expired, newest first. */
export class ApiKeyPage {
  apiKeys: ApiKeyView[];
  /** How many there are in all. */
  total: number;
  limit: number;
  offset: number;
}
