import { type ExecutionContext } from '@nestjs/common';
import { type AuthenticatedUser } from './current-user.decorator.js';

/** Says who makes a request: by GitHire's own tokens and API keys, or by the users of a host application. */
export abstract class Authenticator {
  /** @throws Problem `unauthenticated`, or what the guard of the host throws */
  abstract authenticate(context: ExecutionContext): Promise<AuthenticatedUser>;
}
