import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/common/problem.js';
import { LoginThrottle } from '../attempts/login-throttle.js';
import { type ComparisonWatch, PasswordHasher } from './password-hasher.js';

/** Hashes passwords, compares them with those of accounts, and slows down guessing. */
@Injectable()
export class Passwords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
  ) {}

  /** The hash of a new password. @throws Problem `too_many_requests` under heavy load */
  hash(password: string): Promise<string> {
    return this.hasher.hash(password, 'login');
  }

  /**
   * The hash to store after a login: a new one if the parameters of the stored one are outdated. Under heavy load it is the
   * stored one, because a confirmed login must not fail for a renewal that the next login can do.
   */
  async upToDateHash(storedHash: string, password: string): Promise<string> {
    if (!this.hasher.isOutdated(storedHash)) return storedHash;
    try {
      return await this.hash(password);
    } catch (error) {
      if (error instanceof Problem && error.code === 'too_many_requests') return storedHash;
      throw error;
    }
  }

  /**
   * Whether the password of a login is correct. Takes equally long if there is no such account.
   * @param account the e-mail key of the login
   * @param storedHash the account's hash; undefined if there is no such account
   * @param address the client's address
   * @throws Problem `too_many_attempts` after repeated failures, `too_many_requests` under heavy load
   */
  matches(account: string, storedHash: string | undefined, password: string, address: string): Promise<boolean> {
    return this.compare(this.throttle.watch(account, address), storedHash, password);
  }

  /**
   * Whether a logged-in user knows the password.
   * @throws Problem `too_many_attempts` after repeated failures in this session, `too_many_requests` under heavy load
   */
  confirms(sessionId: string, storedHash: string, password: string): Promise<boolean> {
    return this.compare(this.throttle.watchSession(sessionId), storedHash, password);
  }

  private async compare(watch: ComparisonWatch, storedHash: string | undefined, password: string): Promise<boolean> {
    await watch.before();
    return this.hasher.matches(storedHash, password, watch);
  }
}
