import { createLogger } from '../../src/platform/logging/logging.js';
import { listenToSignals } from '../../src/platform/logging/process-signals.js';

/** A process whose shutdown never ends by itself; the parameter is its timeout in milliseconds. */
const app = {
  close: (): Promise<void> => {
    process.stdout.write('stopping\n');
    return new Promise(() => undefined);
  },
};
listenToSignals(app, createLogger('info'), Number(process.argv[2]));
setInterval(() => undefined, 60_000);
process.stdout.write('ready\n');
