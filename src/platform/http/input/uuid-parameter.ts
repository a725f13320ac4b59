import { Injectable, type PipeTransform } from '@nestjs/common';
import { validate } from 'uuid';
import { Problem } from '../../common/problem.js';

/** An identifier in the path. Anything that is not a UUID is answered with 404. */
@Injectable()
export class UuidParameter implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!validate(value)) throw new Problem('not_found', 'There is nothing with this identifier.');
    return value.toLowerCase();
  }
}
