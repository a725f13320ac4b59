import { Injectable } from '@nestjs/common';
import { PASSWORD_LENGTH } from './auth.limits.js';
import { LoginThrottle } from './login-throttle.js';
import { PasswordHasher } from './password-hasher.js';

/** Compares a password with an account's, and slows down whoever guesses. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
  ) {}

  /**
   * Whether the password is right. Takes as long where there is no such account.
   * @param account the e-mail key that was asked for
   * @param storedHash the account's hash; undefined where there is no such account
   * @param address the client's address
   * @throws Problem `too_many_attempts` after repeated failures, `too_many_requests` under heavy load
   */
  async matches(account: string, storedHash: string | undefined, password: string, address: string): Promise<boolean> {
    const watch = this.throttle.watch(account, address);
    await watch.before();
    // Nobody's password is that short, so there is nothing to compare.
    if (password.length < PASSWORD_LENGTH.min) {
      await watch.after(false);
      return false;
    }
    return this.hasher.matches(storedHash, password, watch);
  }
}
