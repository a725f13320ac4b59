import type { Redis } from 'ioredis';
import { connectRedis, FAIL_FAST, WAIT_FOR_REDIS } from '../redis/redis-connection.js';
import { LocalSignals } from './local-signals.js';
import { Signals, type Topic, TOPICS } from './signals.js';

/** Milliseconds between two questions whether the connection that listens still stands. */
const ASK_INTERVAL = 10_000;

/** Signals among all processes on one Redis (publish and subscribe). While Redis is away they reach this process alone. */
export class RedisSignals extends Signals {
  private readonly here = new LocalSignals();
  private readonly asking: NodeJS.Timeout;

  private constructor(
    private readonly publisher: Redis,
    private readonly subscriber: Redis,
    private readonly prefix: string,
    private readonly instanceId: string,
  ) {
    super();
    subscriber.on('message', (channel: string, message: string) => this.receive(channel, message));
    // Whoever only listens does not notice that nothing can come any more.
    this.asking = setInterval(() => void subscriber.ping().catch(() => undefined), ASK_INTERVAL).unref();
  }

  /** @param instanceId names this process, whose own signals it does not need to hear from Redis */
  static async connect(url: string, prefix: string, instanceId: string): Promise<RedisSignals> {
    const publisher = await connectRedis(url, 'signals', FAIL_FAST);
    const subscriber = await connectRedis(url, 'listening', WAIT_FOR_REDIS);
    const signals = new RedisSignals(publisher, subscriber, prefix, instanceId);
    // Without a connection this waits in line, and ioredis subscribes again by itself after every loss.
    const subscribed = subscriber.subscribe(...TOPICS.map((topic) => prefix + topic)).catch(() => undefined);
    if (subscriber.status === 'ready') await subscribed;
    return signals;
  }

  publish(topic: Topic, text: string): void {
    this.here.publish(topic, text);
    if (this.publisher.status !== 'ready') return;
    this.publisher.publish(this.prefix + topic, `${this.instanceId} ${text}`).catch(() => undefined);
  }

  subscribe(topic: Topic, listener: (text: string) => void): () => void {
    return this.here.subscribe(topic, listener);
  }

  async close(): Promise<void> {
    clearInterval(this.asking);
    await this.here.close();
    this.subscriber.disconnect();
    this.publisher.disconnect();
  }

  private receive(channel: string, message: string): void {
    const topic = TOPICS.find((known) => channel === this.prefix + known);
    const end = message.indexOf(' ');
    if (topic === undefined || end === -1 || message.slice(0, end) === this.instanceId) return;
    this.here.publish(topic, message.slice(end + 1));
  }
}
