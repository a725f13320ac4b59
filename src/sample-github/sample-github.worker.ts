import { parentPort } from 'node:worker_threads';
import { SampleGithubServer } from './server/sample-github-server.js';

/** The sample GitHub in a thread of its own: a query of 1,500 nodes must not hold up the service's users. */
const server = new SampleGithubServer();
parentPort?.postMessage(await server.start(), []);
// It can be reached from now on; a query that comes meanwhile waits for what is left.
server.warmUp();
