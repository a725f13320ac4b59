import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { GithubStandIn } from './github-stand-in.js';

/**
 * The stand-in for GitHub in its own process; prints its address on one line. Arguments: its date, its share of
 * GitHub's time.
 */
const [today = '', latencyFactor = '0'] = process.argv.slice(2);
Logger.overrideLogger(false);
const standIn = new GithubStandIn(new Date(today), { latencyFactor: Number(latencyFactor) });
process.stdout.write(`${await standIn.start()}\n`);
