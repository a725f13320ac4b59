import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '../../common/problem.js';

/**
 * Letters, digits, hyphens, and the underscore of managed users: matches every login on GitHub, and no text that a
 * database rejects.
 */
const LOGIN = /^[a-z\d_-]{1,100}$/i;

/** A login in the path. Anything that cannot be a login is answered with 404. */
@Injectable()
export class LoginParameter implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!LOGIN.test(value)) throw new Problem('not_found', 'There is nobody with this login here.');
    return value;
  }
}
