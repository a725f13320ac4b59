import { type Command } from 'commander';
import { example } from './example.js';

const SETTINGS = 'all settings are environment variables, listed in the README';

/** `githire serve` and `worker`: the same as `npm start` and `npm run start:worker` in a checkout. */
export function addServiceCommands(program: Command): void {
  program
    .command('serve')
    .description(`starts the HTTP service; ${SETTINGS}`)
    .addHelpText('after', example('PORT=8080 npx githire serve'))
    .action(async () => (await import('../serve.js')).serve());

  program
    .command('worker')
    .description(`starts a worker that takes runs from Redis; ${SETTINGS}`)
    .addHelpText('after', example('REDIS_URL=redis://127.0.0.1:6379 npx githire worker'))
    .action(async () => (await import('../work.js')).work());
}
