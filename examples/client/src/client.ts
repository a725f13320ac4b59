import createClient, { type Client } from 'openapi-fetch';
import { type components, type paths } from './schema.js';

export type Schemas = components['schemas'];
export type Problem = Schemas['ProblemDocument'];
export type GithireClient = Client<paths>;

/** How long one call may take. A whole run can take two minutes; this client starts its runs with `respond-async`. */
const CALL_MILLISECONDS = 30_000;

/** @param bearer an access token or an API key; without one only the public routes can be called */
export function connect(baseUrl: string, bearer?: string): GithireClient {
  const client = createClient<paths>({ baseUrl });
  client.use({
    onRequest({ request }) {
      if (bearer !== undefined) request.headers.set('Authorization', `Bearer ${bearer}`);
      // A stream of events stays open for as long as the run takes.
      if (request.headers.get('Accept') === 'text/event-stream') return request;
      return new Request(request, { signal: AbortSignal.timeout(CALL_MILLISECONDS) });
    },
  });
  return client;
}

/** What a call was refused with. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail} (request ${problem.requestId})`);
  }
}

/** What `openapi-fetch` gives for a call: the answer of a success, or a problem document. */
type Answer<Data> =
  { data: Data; error?: never; response: Response } | { data?: never; error: Problem; response: Response };

/**
 * The answer of a call that should succeed.
 * @throws Refused with the problem document of one that did not
 */
export async function expectData<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const answer = await call;
  if (answer.error !== undefined) throw new Refused(answer.error);
  return answer.data;
}
