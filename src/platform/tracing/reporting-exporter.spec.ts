import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { ReportingExporter } from './reporting-exporter.js';

type Outcome = Parameters<Parameters<SpanExporter['export']>[1]>[0];

const DELIVERED: Outcome = { code: 0 };
const FAILED: Outcome = { code: 1, error: new TypeError('connect ECONNREFUSED 192.0.2.1:4318') };

/** Delivers once per outcome; gives what was passed on and what was said. */
function deliver(outcomes: Outcome[]): { passedOn: Outcome[]; said: string[] } {
  const said: string[] = [];
  const logger = new Logger('test');
  jest.spyOn(logger, 'warn').mockImplementation((message) => void said.push(String(message)));
  jest.spyOn(logger, 'log').mockImplementation((message) => void said.push(String(message)));
  const left = [...outcomes];
  const exporter: SpanExporter = {
    export: (_spans, done) => done(left.shift() ?? DELIVERED),
    shutdown: async () => undefined,
  };
  const reporting = new ReportingExporter(exporter, logger);
  const passedOn: Outcome[] = [];
  for (const _ of outcomes) reporting.export([], (outcome) => passedOn.push(outcome));
  return { passedOn, said };
}

describe('ReportingExporter', () => {
  it('says nothing while all goes well', () => {
    expect(deliver([DELIVERED, DELIVERED]).said).toEqual([]);
  });

  it('says once that deliveries fail, and once that they are back', () => {
    expect(deliver([FAILED, FAILED, DELIVERED, DELIVERED]).said).toEqual([
      'Traces cannot be sent and are dropped: TypeError',
      'Traces are sent again',
    ]);
  });

  it('passes every outcome on', () => {
    expect(deliver([FAILED, DELIVERED]).passedOn).toEqual([FAILED, DELIVERED]);
  });
});
