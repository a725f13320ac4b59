import { type Redis } from 'ioredis';

/** Highest priority number that BullMQ accepts. */
const LAST_ROUND = 2_097_152;

/**
 * KEYS: the job, the waiting jobs, the current round, the last round of each user. ARGV: the user, the last round.
 * Returns the job's round, or 0 where the job is already waiting or active.
 */
const ASSIGN = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
if redis.call('ZCARD', KEYS[2]) == 0 then redis.call('DEL', KEYS[3], KEYS[4]) end
local served = tonumber(redis.call('GET', KEYS[3]) or '1')
local last = tonumber(redis.call('HGET', KEYS[4], ARGV[1]) or '0')
local round = math.min(math.max(served, last + 1), tonumber(ARGV[2]))
redis.call('HSET', KEYS[4], ARGV[1], round)
return round`;

/** KEYS: the current round. ARGV: the round of a job that was started. */
const SERVE = `
local served = tonumber(redis.call('GET', KEYS[1]) or '1')
if tonumber(ARGV[1]) > served then redis.call('SET', KEYS[1], ARGV[1]) end`;

/**
 * Lets users take turns in a queue that only knows priorities. A user's first waiting job belongs to the current round,
 * the second one to the next round, and so on: a user with one job waits for one round, not for the fifty jobs of
 * another user (start-time fair queueing). Rounds restart when nobody waits.
 */
export class FairRounds {
  /** @param keyOf the key in the queue for a name */
  constructor(
    private readonly redis: Redis,
    private readonly keyOf: (name: string) => string,
  ) {}

  /** The priority of a new job, from 1, or null where it is already waiting or active. */
  async assign(jobId: string, userId: string): Promise<number | null> {
    const keys = [jobId, 'prioritized', 'round', 'rounds'].map((name) => this.keyOf(name));
    const round = Number(await this.redis.eval(ASSIGN, keys.length, ...keys, userId, LAST_ROUND));
    return round === 0 ? null : round;
  }

  /** Records that a job of this round was started. */
  async serve(round: number): Promise<void> {
    await this.redis.eval(SERVE, 1, this.keyOf('round'), round);
  }
}
