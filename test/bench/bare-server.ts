import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import sqlite3 from 'sqlite3';

/**
 * The minimum that can serve an authenticated `GET /projects`: `node:http`, `sqlite3`, and the same work (signature,
 * session, one page, its total). The service is compared with it. Start it as `bare-server.js FILE SECRET`.
 */
const [file = '', secret = ''] = process.argv.slice(2);
const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY);

const all = <T>(statement: string, values: unknown[]): Promise<T[]> =>
  new Promise((resolve, reject) => {
    database.all(statement, values, (error: Error | null, rows: unknown[]) =>
      error === null ? resolve(rows as T[]) : reject(error),
    );
  });

async function authenticate(header: string | undefined): Promise<string | undefined> {
  const token = header?.slice('Bearer '.length) ?? '';
  const [head = '', claims = '', signature = ''] = token.split('.');
  const expected = createHmac('sha256', secret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const { jti } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { jti: string };
  const [session] = await all<{ user_id: string; token_hash: string; expires_at: string }>(
    'SELECT user_id, token_hash, expires_at FROM sessions WHERE session_id = ?',
    [jti],
  );
  const hash = createHash('sha256').update(token).digest('hex');
  return session?.token_hash === hash && session.expires_at > new Date().toISOString() ? session.user_id : undefined;
}

const LIST = `SELECT project_id "projectId", user_id "userId", name, job_title "jobTitle", status, location,
  candidate_count "candidateCount", avg_score "avgScore", created_at "createdAt", updated_at "updatedAt",
  pipeline_start_time "pipelineStartTime", pipeline_end_time "pipelineEndTime",
  substr(job_description_text, 1, 200) "jobDescriptionText"
  FROM projects WHERE user_id = ? ORDER BY created_at DESC, project_id DESC LIMIT 20`;

const server = createServer((request, response) => {
  void (async () => {
    const userId = await authenticate(request.headers.authorization);
    if (userId === undefined) {
      response.writeHead(401).end();
      return;
    }
    const [projects, [count]] = await Promise.all([
      all(LIST, [userId]),
      all<{ total: number }>('SELECT count(*) total FROM projects WHERE user_id = ?', [userId]),
    ]);
    const body = JSON.stringify({ projects, total: count?.total, limit: 20, offset: 0 });
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
      .end(body);
  })();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`listening ${typeof address === 'object' ? address?.port : ''}\n`);
});
