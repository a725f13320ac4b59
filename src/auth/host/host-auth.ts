import { type CanActivate, type Type } from '@nestjs/common';

/** A user of the host application, as GitHire needs to know them. */
export interface HostUser {
  /** The host's own id, 1 to 128 characters; everything that belongs to the user is stored under it. */
  id: string;
  /** May change, and two users may have the same. */
  email: string;
  name?: string | null;
}

/** Users who are known to the host application, and have no password here. */
export interface HostAuth {
  /** The host's guard. It comes before every protected route, and lets through or throws as it does elsewhere. */
  guard: Type<CanActivate>;
  /**
   * Who makes a request that the guard has let through. `request` is that of the platform (Fastify or Express).
   * Nobody (null or undefined) is answered with 401. A method, so that a host can declare its own type of a request.
   */
  user(request: unknown): HostUser | null | undefined | Promise<HostUser | null | undefined>;
}
