import { Gauge, type Registry } from 'prom-client';
import { type GaugeName, type GaugeReading } from '../common/metrics.js';
import { withTimeout } from '../common/timeout.js';
import { LEVEL_TIMEOUT } from './metric-bounds.js';

type Reading = number | null | Partial<Record<string, number | undefined>>;

/** Name, help text and label of each gauge. */
const GAUGES: Readonly<Record<GaugeName, { name: string; help: string; label: string | null }>> = {
  runs: { name: 'githire_runs', help: 'Runs that wait in the queue, and runs that are active', label: 'state' },
  eventStreams: { name: 'githire_event_streams', help: 'Open event streams of progress', label: null },
  githubPointsRemaining: {
    name: 'githire_github_points_remaining',
    help: "Remaining points or requests of GitHub's rate limit, as GitHub last reported",
    label: 'bucket',
  },
  githubLimitedSeconds: {
    name: 'githire_github_limited_seconds',
    help: 'Seconds until the next request to GitHub is allowed',
    label: 'bucket',
  },
  passwordHashes: {
    name: 'githire_password_hashes',
    help: 'Password hashes that wait, and that are being computed',
    label: 'state',
  },
  databaseConnections: { name: 'githire_database_connections', help: 'Connections to the database', label: 'state' },
  databaseWaiting: { name: 'githire_database_waiting', help: 'Statements waiting for a connection', label: null },
};

/** Gauges that are read at each scrape. An unknown value has no sample: a stale number would be misleading. */
export class ScrapedGauges {
  private readonly readers = new Map<GaugeName, () => Reading | Promise<Reading>>();
  private readonly pending = new Set<GaugeName>();

  constructor(registry: Registry) {
    for (const [key, { name, help, label }] of Object.entries(GAUGES) as [GaugeName, (typeof GAUGES)[GaugeName]][]) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: label === null ? [] : [label],
        registers: [registry],
        collect: () => this.collect(key, gauge, label),
      });
    }
  }

  watch<Name extends GaugeName>(key: Name, read: () => GaugeReading<Name> | Promise<GaugeReading<Name>>): void {
    this.readers.set(key, read);
  }

  private async collect(key: GaugeName, gauge: Gauge, label: string | null): Promise<void> {
    const reading = await this.read(key);
    gauge.reset();
    if (label === null) {
      if (typeof reading === 'number') gauge.set(reading);
      else gauge.remove();
    } else if (typeof reading === 'object') {
      for (const [value, number] of Object.entries(reading ?? {}))
        if (number !== undefined) gauge.set({ [label]: value }, number);
    }
  }

  /** Null if the value cannot be read in time. A reader that still hangs from the last scrape is not called again. */
  private async read(level: GaugeName): Promise<Reading> {
    const reader = this.readers.get(level);
    if (reader === undefined || this.pending.has(level)) return null;
    this.pending.add(level);
    const reading = (async () => reader())().finally(() => this.pending.delete(level));
    return withTimeout(() => reading, { milliseconds: LEVEL_TIMEOUT }).catch(() => null);
  }
}
