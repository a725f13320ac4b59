import { SystemClock } from '../../../src/platform/common/clock.js';

/**
 * Loaded before the service's own code: its injected clock stands at `GITHIRE_TEST_CLOCK`. All ages in a result are
 * counted up to the run's beginning, so two runs have equal results only if they begin at the same time. Timers, leases
 * and the queues do not use this clock.
 */
const moment = new Date(process.env['GITHIRE_TEST_CLOCK'] ?? '');
if (Number.isNaN(moment.getTime())) throw new Error('GITHIRE_TEST_CLOCK must be a time in ISO 8601');
SystemClock.prototype.now = () => new Date(moment);
