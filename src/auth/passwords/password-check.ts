import { Injectable } from '@nestjs/common';
import { PASSWORD_LENGTH } from '../auth.limits.js';
import { LoginThrottle } from '../attempts/login-throttle.js';
import { type ComparisonWatch, PasswordHasher } from './password-hasher.js';

/** Compares a password with an account's, and slows down whoever guesses. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
  ) {}

  /**
   * Whether a login's password is right. Takes as long where there is no such account.
   * @param account the e-mail key that was asked for
   * @param storedHash the account's hash; undefined where there is no such account
   * @param address the client's address
   * @throws Problem `too_many_attempts` after repeated failures, `too_many_requests` under heavy load
   */
  matches(account: string, storedHash: string | undefined, password: string, address: string): Promise<boolean> {
    return this.compare(this.throttle.watch(account, address), storedHash, password);
  }

  /**
   * Whether somebody who is logged in knows the password.
   * @throws Problem `too_many_attempts` after repeated failures in this session, `too_many_requests` under heavy load
   */
  confirms(sessionId: string, storedHash: string, password: string): Promise<boolean> {
    return this.compare(this.throttle.watchSession(sessionId), storedHash, password);
  }

  private async compare(watch: ComparisonWatch, storedHash: string | undefined, password: string): Promise<boolean> {
    await watch.before();
    // Nobody's password is that short, so there is nothing to compare.
    if (password.length < PASSWORD_LENGTH.min) {
      await watch.after(false);
      return false;
    }
    return this.hasher.matches(storedHash, password, watch);
  }
}
