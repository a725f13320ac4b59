import { createRequire } from 'node:module';
import type { Client, ClientConfig } from 'pg';

const require = createRequire(import.meta.url);

type Query = (...statement: unknown[]) => unknown;

/**
 * A connection that is thrown away when a statement got no answer within `query_timeout`.
 *
 * node-postgres only gives the statement up then and returns the connection to the pool, where the next statement would
 * stand in line behind the one that is not answered. A closed socket is never handed out again.
 * Made here because SQLite has no use for the package, and TypeORM wants its options at once.
 */
export function deadlineClient(): typeof Client {
  return class DeadlineClient extends (require('pg') as typeof import('pg')).Client {
    constructor(options?: string | ClientConfig) {
      super(options);
      const query = this.query.bind(this) as Query;
      const closing: Query = (...statement) => {
        const answer = query(...statement);
        return answer instanceof Promise ? answer.catch((error: unknown) => this.refuse(error)) : answer;
      };
      this.query = closing as typeof this.query;
    }

    private refuse(error: unknown): never {
      // With a statement under way `end` closes the socket at once; the pool takes a client back that is ending for dead.
      if (error instanceof Error && error.message === 'Query read timeout') void this.end();
      throw error;
    }
  };
}
