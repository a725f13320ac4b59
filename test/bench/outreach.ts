import { performance } from 'node:perf_hooks';
import { OutreachGeneratorService } from '../../src/stages/outreach-generator/outreach-generator.service.js';
import { rankedCandidates, REFERENCE_DATE, requirement } from '../support/outreach-candidates.js';
import { FixedClock, stageContext } from '../support/outreach-context.js';
import { InPlaceCompute } from '../../src/platform/compute/in-place-compute.js';

/** Longest time for 100 checked messages without a model, in milliseconds. */
const BUDGET_MS = 200;
const MESSAGES = 100;
const ROUNDS = 7;

/** Drafts batches of e-mails to people who are new to the service; data files are read before the measurement. */
async function main(): Promise<void> {
  const service = new OutreachGeneratorService(new FixedClock(REFERENCE_DATE), null, new InPlaceCompute());
  const sender = { name: 'Lena Vogt', company: 'Meridian Payments' };
  const times: number[] = [];
  const processorTimes: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const people = rankedCandidates(100 + round, MESSAGES);
    const input = {
      runId: `run-${round}`,
      requirement: requirement(),
      rankedCandidates: people,
      channels: ['email' as const],
      sender,
    };
    const start = performance.now();
    const used = process.cpuUsage();
    const messages = await service.run(input, stageContext());
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processorTimes.push((user + system) / 1000);
    if (messages.length !== MESSAGES) throw new Error(`${messages.length} messages in place of ${MESSAGES}`);
  }
  const [first = 0, ...warm] = times;
  const median = medianOf(warm);
  // On a machine with other work, the processor time says more: it also counts garbage collection on other threads.
  const processor = medianOf(processorTimes.slice(1));
  console.log(
    `outreach: ${MESSAGES} checked e-mails, first batch of the process ${first.toFixed(0)} ms, then median ${median.toFixed(0)} ms of ${ROUNDS} (budget ${BUDGET_MS} ms), processor time ${processor.toFixed(0)} ms`,
  );
  if (median > BUDGET_MS) process.exitCode = 1;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

await main();
