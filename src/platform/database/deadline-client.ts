import { createRequire } from 'node:module';
import { type Client, type ClientConfig } from 'pg';

const require = createRequire(import.meta.url);

type Query = (...statement: unknown[]) => unknown;

/**
 * A connection that is closed when a statement gets no response within `query_timeout`.
 *
 * node-postgres only abandons the statement then and returns the connection to the pool, where the next statement would
 * wait behind the unanswered one. A closed socket is never used again. Created here because SQLite does not need the
 * package, and TypeORM needs its options synchronously.
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
      // While a statement is active, `end` closes the socket at once, and the pool discards a client that is ending.
      if (error instanceof Error && error.message === 'Query read timeout') void this.end();
      throw error;
    }
  };
}
