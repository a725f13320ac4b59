/**
 * Every number that the accounts work with, in one place. Times are in seconds unless the name says otherwise.
 */

/** Shortest and longest password, in characters (contract; NIST SP 800-63B, 5.1.1.2 asks for at least 8 and 64). */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

/**
 * argon2id: 32 MiB, 2 passes, 1 lane; OWASP's Password Storage Cheat Sheet asks for at least 19 MiB with 2 passes. From
 * 32 MiB on glibc gives the memory of a hash back when it is done (its DEFAULT_MMAP_THRESHOLD_MAX); of less it keeps some
 * for each of libuv's four threads for good: 76 MB with 19 MiB, 37 MB with OWASP's equivalent of 9 MiB and 4 passes. The
 * price is three times the time, most of it to get the memory: 55 ms against 19 on a virtual machine.
 */
export const ARGON2 = { memoryCost: 32 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Most hashes at once. They run in libuv's pool of four threads, which sqlite3 needs too. */
export const MAX_HASHES_IN_FLIGHT = 2;

/**
 * Who waits for a hash. The higher priority goes first, so that no login waits behind registrations. `waiting` bounds each
 * lane; whoever comes later is told to come again. 200 are half a minute's worth on two cores.
 */
export const HASH_LANES = {
  login: { priority: 1, waiting: 200 },
  registration: { priority: 0, waiting: 120 },
} as const satisfies Record<string, { priority: number; waiting: number }>;

export type HashLane = keyof typeof HASH_LANES;

/** While others wait, a hash is followed by a rest of so many times its own duration. A lone login never waits for it. */
export const REST_AFTER_HASH = 2;

/** Longest rest, in milliseconds: a hash whose attempts had to be counted in a Redis that is silent must not hold up all others. */
export const LONGEST_REST = 500;

/** When to come again after the line was full. */
export const HASHING_RETRY_AFTER = 10;

/** How long an access token is good (contract). */
export const ACCESS_TOKEN_LIFETIME = 24 * 60 * 60;

/** Longest token that is looked at. Ours have about 300 characters. */
export const MAX_TOKEN_LENGTH = 2048;

/** Most live sessions of one person; a new login ends the oldest. */
export const MAX_SESSIONS_PER_USER = 100;

/** How often something may be tried in a number of seconds. */
export interface Allowance {
  attempts: number;
  window: number;
}

/**
 * What requests without a token may ask for. One row a route: `perAddress` for each client's address, `perEmail` for one
 * e-mail address from one client's address, `inAll` for everybody together. Logins have no `inAll`: strangers could use it
 * up and keep everybody out. What they cost together is bounded by their lane of the password hasher.
 */
export const ATTEMPT_BUDGETS = {
  /** Every attempt to register. An office behind one address must be able to start. */
  registration: { perAddress: { attempts: 240, window: 10 * 60 }, inAll: { attempts: 1200, window: 10 * 60 } },
  /** Attempts to register an address that is taken. */
  duplicateRegistration: { perEmail: { attempts: 5, window: 15 * 60 } },
  /** Every attempt to log in; failures are counted more strictly below. */
  login: { perAddress: { attempts: 600, window: 10 * 60 } },
} as const satisfies Record<string, Partial<Record<BudgetScope, Allowance>>>;

export type BudgetScope = 'perAddress' | 'perEmail' | 'inAll';
export type BudgetName = keyof typeof ATTEMPT_BUDGETS;

/** How failures to log in are counted on one key. */
export interface FailureTier {
  /** Failures in a window before the key is held back. */
  allowance: number;
  /** Length of that window, from its first failure. */
  window: number;
}

/**
 * Failures to log in are counted on three keys. NIST SP 800-63B, 5.2.2 bounds consecutive failures on one account at 100;
 * OWASP's Authentication Cheat Sheet advises to count on the account, and to slow down rather than to lock.
 */
export const FAILURE_TIERS = {
  /** One account from one address: the person who mistypes, or one who guesses. */
  accountAndAddress: { allowance: 5, window: 15 * 60 },
  /** One account from anywhere but where its owner has logged in: guesses spread over many addresses. */
  account: { allowance: 20, window: 15 * 60 },
  /** One address on any account but those that have logged in from it: one password tried on many accounts. */
  address: { allowance: 60, window: 15 * 60 },
  /** One session that is asked for its password again. Strangers have no part in it, and it has none in theirs. */
  session: { allowance: 5, window: 15 * 60 },
} as const satisfies Record<string, FailureTier>;

/** A key that used up its allowance is held back: 30 s, then twice as long each time, never longer than 15 minutes. */
export const HOLD = { first: 30, cap: 15 * 60 } as const;

/** How long it is remembered that a key was held back before. */
export const HOLD_MEMORY = 24 * 60 * 60;

/** How long it is remembered that a person has logged in from an address. Under 24.8 days, the longest timer of Node. */
export const KNOWN_ADDRESS_MEMORY = 14 * 24 * 60 * 60;
