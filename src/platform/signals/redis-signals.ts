import { type Redis } from 'ioredis';
import { connectRedis, FAIL_FAST, KEEP_WAITING } from '../redis/redis-connection.js';
import { LocalSignals } from './local-signals.js';
import { Signals, type Topic, TOPICS } from './signals.js';

/** Interval of the check that the listening connection is still open, in milliseconds. */
const ASK_INTERVAL = 10_000;

/**
 * Signals between all processes on one Redis (publish and subscribe). While Redis is unavailable they reach only this
 * process.
 */
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
    // A connection that only listens does not notice by itself that it is broken.
    this.asking = setInterval(() => void subscriber.ping().catch(() => undefined), ASK_INTERVAL).unref();
  }

  /** @param instanceId identifies this process, which ignores its own signals from Redis */
  static async connect(url: string, prefix: string, instanceId: string): Promise<RedisSignals> {
    const publisher = await connectRedis(url, 'signals', FAIL_FAST);
    const subscriber = await connectRedis(url, 'listening', KEEP_WAITING);
    const signals = new RedisSignals(publisher, subscriber, prefix, instanceId);
    // Without a connection this is queued, and ioredis subscribes again by itself after every loss.
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
