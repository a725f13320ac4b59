import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '../../common/problem.js';

/** Letters, digits, hyphens and the underscore of managed users: every login of GitHub, and no text that a database refuses. */
const LOGIN = /^[a-z\d_-]{1,100}$/i;

/** A person's login in the path. What cannot be one names nobody, so it is not found. */
@Injectable()
export class LoginParameter implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!LOGIN.test(value) || value.toLowerCase() in Object.prototype) throw new Problem('not_found', 'There is nobody with this login here.');
    return value;
  }
}
