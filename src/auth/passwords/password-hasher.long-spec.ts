import { beforeAll, describe, expect, it } from '@jest/globals';
import { argon2id, hash } from 'argon2';
import { HASH_LANES, HASHING_RETRY_AFTER, MAX_HASHES_IN_FLIGHT } from '../auth.limits.js';
import { type ComparisonWatch, PasswordHasher } from './password-hasher.js';

const unwatched: ComparisonWatch = { before: async () => {}, after: async () => {} };
/** In the PHC string format; the order of the parameters is free. */
const PARAMETERS = /^\$argon2id\$v=19\$(?=[^$]*m=32768)(?=[^$]*t=2)(?=[^$]*p=1)/;
const PASSWORD = 'correct horse battery';

describe('PasswordHasher', () => {
  const hasher = new PasswordHasher();
  let stored: string;

  beforeAll(async () => {
    await hasher.onModuleInit();
    stored = await hasher.hash(PASSWORD, 'registration');
  });

  it('hashes with argon2id, with no less memory and no fewer passes than OWASP asks for', () => {
    expect(stored).toMatch(PARAMETERS);
  });

  it('fits the hash into its column', () => {
    expect(stored.length).toBeLessThanOrEqual(255);
  });

  it('hashes the same password differently each time', async () => {
    expect(await hasher.hash(PASSWORD, 'registration')).not.toBe(stored);
  });

  it('knows the right password', async () => {
    expect(await hasher.matches(stored, PASSWORD, unwatched)).toBe(true);
  });

  it('knows a wrong password', async () => {
    expect(await hasher.matches(stored, `${PASSWORD}!`, unwatched)).toBe(false);
  });

  it('takes another Unicode form of the same password for the same', async () => {
    expect(
      await hasher.matches(
        await hasher.hash('caf\u00e9-caf\u00e9', 'registration'),
        'cafe\u0301-cafe\u0301',
        unwatched,
      ),
    ).toBe(true);
  });

  it('compares with a hash of the same cost where there is no account', () => {
    expect(hasher['decoy']).toMatch(PARAMETERS);
  });

  it('lets nobody in without a stored hash', async () => {
    expect(await hasher.matches(undefined, PASSWORD, unwatched)).toBe(false);
  });

  it('tells the watch how the comparison ended', async () => {
    const seen: boolean[] = [];
    const watch = { before: async () => {}, after: async (matches: boolean) => void seen.push(matches) };
    await hasher.matches(stored, PASSWORD, watch);
    await hasher.matches(undefined, PASSWORD, watch);
    expect(seen).toEqual([true, false]);
  });

  it('compares a bounded number of passwords at once', async () => {
    let inFlight = 0;
    let most = 0;
    const watch = {
      before: async () => void (most = Math.max(most, (inFlight += 1))),
      after: async () => void (inFlight -= 1),
    };
    await Promise.all(Array.from({ length: 8 }, () => hasher.matches(stored, PASSWORD, watch)));
    expect(most).toBeLessThanOrEqual(MAX_HASHES_IN_FLIGHT);
  });

  it('sends away whoever comes when the waiting line is full', async () => {
    let open: () => void = () => {};
    const closed = new Promise<void>((resolve) => (open = resolve));
    const turnedAway = new Error('not compared');
    const watch = { before: () => closed.then(() => Promise.reject(turnedAway)), after: async () => {} };
    const waiting = Array.from({ length: HASH_LANES.login.waiting + MAX_HASHES_IN_FLIGHT }, () =>
      hasher.matches(stored, PASSWORD, watch).catch((error: unknown) => error),
    );
    const late = hasher.hash(PASSWORD, 'login');
    open();
    await expect(late).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: HASHING_RETRY_AFTER });
    await Promise.all(waiting);
  });

  it('lets a login go before every registration that waits', async () => {
    const order: string[] = [];
    const registrations = Array.from({ length: MAX_HASHES_IN_FLIGHT + 3 }, () =>
      hasher.hash(PASSWORD, 'registration').then(() => order.push('registration')),
    );
    await hasher.matches(stored, PASSWORD, unwatched).then(() => order.push('login'));
    const before = order.filter((kind) => kind === 'registration').length;
    await Promise.all(registrations);
    expect(before).toBeLessThanOrEqual(MAX_HASHES_IN_FLIGHT);
  });

  it('keeps room for logins where the line of registrations is full', async () => {
    const places = HASH_LANES.registration.waiting + MAX_HASHES_IN_FLIGHT;
    const registrations = Array.from({ length: places + 1 }, () =>
      hasher.hash(PASSWORD, 'registration').then(
        () => 'hashed',
        () => 'refused',
      ),
    );
    const compared = await hasher.matches(stored, PASSWORD, unwatched);
    expect([compared, (await Promise.all(registrations)).at(-1)]).toEqual([true, 'refused']);
  }, 60_000);

  it('knows a hash made with weaker parameters', async () => {
    const weaker = await hash(PASSWORD, { type: argon2id, memoryCost: 8192, timeCost: 2, parallelism: 1 });
    expect([hasher.isOutdated(weaker), hasher.isOutdated(stored)]).toEqual([true, false]);
  });
});
