import type { Redis } from 'ioredis';
import { LocalRunSignals } from './local-run-signals.js';
import { connectRedis, IMPATIENT, PATIENT } from '../redis/redis-connection.js';
import { type RunSignal, type RunSignalKind, RunSignals } from './run-signals.js';

const KINDS: readonly string[] = ['changed', 'ended', 'cancel'] satisfies RunSignalKind[];

/** Milliseconds between two questions whether the connection that listens still stands. */
const ASK_INTERVAL = 10_000;

/** Signals among all processes on one Redis (publish and subscribe). While Redis is away they reach this process alone. */
export class RedisRunSignals extends RunSignals {
  private readonly here = new LocalRunSignals();
  private readonly asking: NodeJS.Timeout;

  private constructor(
    private readonly publisher: Redis,
    private readonly subscriber: Redis,
    private readonly channel: string,
    private readonly instanceId: string,
  ) {
    super();
    subscriber.on('message', (_channel: string, text: string) => this.receive(text));
    // Whoever only listens does not notice that nothing can come any more.
    this.asking = setInterval(() => void subscriber.ping().catch(() => undefined), ASK_INTERVAL).unref();
  }

  /** @param instanceId names this process, whose own signals it does not need to hear from Redis */
  static async connect(url: string, prefix: string, instanceId: string): Promise<RedisRunSignals> {
    const channel = `${prefix}runs`;
    const publisher = await connectRedis(url, 'signals', IMPATIENT);
    const subscriber = await connectRedis(url, 'listening', PATIENT);
    const signals = new RedisRunSignals(publisher, subscriber, channel, instanceId);
    // Without a connection this waits in line, and ioredis subscribes again by itself after every loss.
    const subscribed = subscriber.subscribe(channel).catch(() => undefined);
    if (subscriber.status === 'ready') await subscribed;
    return signals;
  }

  publish(signal: RunSignal): void {
    this.here.publish(signal);
    if (this.publisher.status !== 'ready') return;
    const text = [this.instanceId, signal.kind, signal.executionId].join(' ');
    this.publisher.publish(this.channel, text).catch(() => undefined);
  }

  subscribe(listener: (signal: RunSignal) => void): () => void {
    return this.here.subscribe(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.asking);
    await this.here.close();
    this.subscriber.disconnect();
    this.publisher.disconnect();
  }

  private receive(text: string): void {
    const [instanceId, kind = '', executionId] = text.split(' ');
    if (instanceId === this.instanceId || executionId === undefined || !KINDS.includes(kind)) return;
    this.here.publish({ executionId, kind: kind as RunSignalKind });
  }
}
