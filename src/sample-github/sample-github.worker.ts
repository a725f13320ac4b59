import { parentPort } from 'node:worker_threads';
import { SampleGithubServer } from './server/sample-github-server.js';

/** The sample GitHub in its own thread, because a query of 1,500 nodes would block the requests of users. */
const server = new SampleGithubServer();
parentPort?.postMessage(await server.start(), []);
// The server accepts requests from now on; a query waits until the warm-up is done.
server.warmUp();
