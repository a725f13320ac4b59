import { parentPort } from 'node:worker_threads';
import { githubSchema } from './graphql/schema.js';
import { SampleGithubServer } from './server/sample-github-server.js';

/** The sample GitHub in a thread of its own: a query of 1,500 nodes must not hold up the service's users. */
const server = new SampleGithubServer();
parentPort?.postMessage(await server.start(), []);
// Ready to be reached; the schema is there by the time that the first query has come.
githubSchema();
