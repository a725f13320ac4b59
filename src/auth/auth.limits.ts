/** All limits of accounts in one place. Times are in seconds unless the name says otherwise. */

/** Minimum and maximum length of a password in characters (NIST SP 800-63B, 5.1.1.2 asks for at least 8 and 64). */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

/**
 * argon2id: 32 MiB, 2 passes, 1 lane; OWASP's Password Storage Cheat Sheet asks for at least 19 MiB with 2 passes. From
 * 32 MiB on glibc gives the memory of a hash back when it is done (its DEFAULT_MMAP_THRESHOLD_MAX); of less it keeps some
 * for each of libuv's four threads for good: 76 MB with 19 MiB, 37 MB with OWASP's equivalent of 9 MiB and 4 passes. The
 * price is three times the time, most of it to get the memory: 55 ms against 19 on a virtual machine.
 */
export const ARGON2 = { memoryCost: 32 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Maximum number of simultaneous hashes. They run in libuv's pool of four threads, which sqlite3 needs too. */
export const MAX_HASHES_IN_FLIGHT = 2;

/**
 * The lanes of the password hasher. The higher priority goes first, so that no login waits behind registrations.
 * `waiting` limits each lane; further requests are told to retry. 200 take half a minute on two cores.
 */
export const HASH_LANES = {
  login: { priority: 1, waiting: 200 },
  registration: { priority: 0, waiting: 120 },
} as const satisfies Record<string, { priority: number; waiting: number }>;

export type HashLane = keyof typeof HASH_LANES;

/**
 * While others wait, each hash is followed by a pause of this multiple of its duration. A single login never waits for
 * it.
 */
export const REST_AFTER_HASH = 2;

/**
 * Maximum pause in milliseconds: a hash whose attempt was counted in an unresponsive Redis must not delay all others.
 */
export const LONGEST_REST = 500;

/** When to retry after the lane was full. */
export const HASHING_RETRY_AFTER = 10;

/** Lifetime of an access token. */
export const ACCESS_TOKEN_LIFETIME = 24 * 60 * 60;

/** Maximum length of a token. Ours have about 300 characters. */
export const MAX_TOKEN_LENGTH = 2048;

/** Maximum length of a `Cookie` header that is read: browsers hold 4 KB for one cookie, and pages of a host may have their own. */
export const MAX_COOKIE_LENGTH = 16_384;

/** Maximum number of active sessions of a user; a new login ends the oldest. */
export const MAX_SESSIONS_PER_USER = 100;

/**
 * Maximum number of API keys of a user. Chosen by judgement: one for each of a person's programs, and few enough for a
 * person to look through. Each lives as long as its expiry says, so unlike sessions none is ended to make room.
 */
export const MAX_API_KEYS_PER_USER = 25;

/** How far away the expiry of an API key may be, in years. Chosen by judgement: later dates are typing errors. */
export const API_KEY_MAX_YEARS = 5;

/** Minimum time between two writes of when an API key was last used. */
export const API_KEY_USE_INTERVAL = 60;

/** How long a link to reset a password is good (OWASP's Forgot Password Cheat Sheet asks for a short time). */
export const PASSWORD_RESET_LIFETIME = 60 * 60;

/** Minimum time between two links for one account. */
export const PASSWORD_RESET_INTERVAL = 5 * 60;

/** How often a mail is tried. */
export const MAIL_ATTEMPTS = 3;

/** Time after the first failed attempt to send a mail; after the second one it is twice as long. */
export const MAIL_PAUSE = 60;

/** How often a process looks for mails that are due again, or that another process left behind. */
export const MAIL_LOOK_INTERVAL = 30;

/** A number of attempts in a number of seconds. */
export interface Allowance {
  attempts: number;
  window: number;
}

/**
 * Budgets of requests without a token, and of searches for other accounts. One row per route: `perAddress` for each
 * client address, `perEmail` for one e-mail address from one client address, `perUser` for each user who is logged in,
 * `inAll` for all together. Logins have no `inAll`: strangers could use it up
 * and lock everybody out. The password hasher's lane limits their total cost.
 */
export const ATTEMPT_BUDGETS = {
  /** Every attempt to register. Several people in one office, behind one address, must be able to start. */
  registration: { perAddress: { attempts: 240, window: 10 * 60 }, inAll: { attempts: 1200, window: 10 * 60 } },
  /** Attempts to register an address that is taken. */
  duplicateRegistration: { perEmail: { attempts: 5, window: 15 * 60 } },
  /** Every attempt to log in; failures are counted more strictly below. */
  login: { perAddress: { attempts: 600, window: 10 * 60 } },
  /** Forgotten passwords. Fewer than the others: each may send a mail. */
  forgottenPassword: {
    perAddress: { attempts: 30, window: 10 * 60 },
    perEmail: { attempts: 5, window: 15 * 60 },
    inAll: { attempts: 600, window: 10 * 60 },
  },
  /** Tokens of links. Nobody guesses one; the bound is for the cost of tries. */
  passwordReset: { perAddress: { attempts: 60, window: 10 * 60 } },
  /**
   * Addresses with which a project is to be shared. The answer tells whether there is an account; a person shares with a
   * few dozen colleagues on a busy day.
   */
  memberSearch: { perUser: { attempts: 60, window: 60 * 60 } },
} as const satisfies Record<string, Partial<Record<BudgetScope, Allowance>>>;

export type BudgetScope = 'perAddress' | 'perEmail' | 'perUser' | 'inAll';
export type BudgetName = keyof typeof ATTEMPT_BUDGETS;

/** How failures to log in are counted on one key. */
export interface FailureTier {
  /** Failures in a window before the key is blocked. */
  allowance: number;
  /** Length of that window, from the first failure. */
  window: number;
}

/**
 * Failures to log in are counted on three keys. NIST SP 800-63B, 5.2.2 bounds consecutive failures on one account at 100;
 * OWASP's Authentication Cheat Sheet advises to count on the account, and to slow down rather than to lock.
 */
export const FAILURE_TIERS = {
  /** One account from one address: a person who mistypes, or one who guesses. */
  accountAndAddress: { allowance: 5, window: 15 * 60 },
  /** One account from all addresses except those where its owner has logged in: guesses spread over many addresses. */
  account: { allowance: 20, window: 15 * 60 },
  /** One address on all accounts except those that have logged in from it: one password tried on many accounts. */
  address: { allowance: 60, window: 15 * 60 },
  /** One session that is asked for its password again, independent of attempts by strangers. */
  session: { allowance: 5, window: 15 * 60 },
} as const satisfies Record<string, FailureTier>;

/** A key with a used-up allowance is blocked: for 30 s, then twice as long each time, up to 15 minutes. */
export const HOLD = { first: 30, cap: 15 * 60 } as const;

/** How long a previous block of a key is remembered. */
export const HOLD_MEMORY = 24 * 60 * 60;

/** How long a login of a user from an address is remembered. Under 24.8 days, the longest timer of Node. */
export const KNOWN_ADDRESS_MEMORY = 14 * 24 * 60 * 60;
