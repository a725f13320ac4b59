import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * One direction of a connection: what was received while the relay was silent, and whether the sender has disconnected
 * since.
 */
interface Lane {
  from: Socket;
  to: Socket;
  held: Buffer[];
  ended: boolean;
  /** The connection is forgotten: no data passes any more, and neither side is notified. */
  forgotten: boolean;
}

/** A relay between a client and a server on loopback that can be cut or made silent. */
export class TcpRelay {
  private readonly clients = new Set<Socket>();
  private readonly lanes = new Set<Lane>();
  private readonly server: Server;
  private silent = false;
  private port = 0;

  constructor(private readonly target: URL) {
    this.server = createServer((client) => {
      this.clients.add(client);
      client.on('close', () => this.clients.delete(client));
      const upstream = connect(Number(target.port), target.hostname);
      this.carry(client, upstream);
      this.carry(upstream, client);
    });
  }

  /** The number of connections that clients hold open, with or without traffic. */
  get connections(): number {
    return this.clients.size;
  }

  /** Listens, on the same port as before if there was one. Returns the target's URL with the relay's address. */
  async start(): Promise<string> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Receives data and forwards nothing, like a network that loses every packet. */
  fallSilent(): void {
    this.silent = true;
  }

  /**
   * Ends the silence. Data received meanwhile is delivered late, as by a TCP retransmission, even if its sender has
   * given up.
   */
  speak(): void {
    this.silent = false;
    for (const lane of this.lanes) {
      for (const bytes of lane.held.splice(0)) lane.to.write(bytes);
      if (lane.ended) this.close(lane);
    }
  }

  /**
   * Ends the silence for new connections. Existing ones are forgotten, as by a restarted firewall: both ends consider
   * them open, and no data passes any more.
   */
  speakToNewcomers(): void {
    this.silent = false;
    for (const lane of this.lanes) lane.forgotten = true;
  }

  /** Cuts every connection and accepts no new ones. */
  async cut(): Promise<void> {
    this.silent = false;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const { from } of this.lanes) from.destroy();
    this.lanes.clear();
    await closed;
  }

  private carry(from: Socket, to: Socket): void {
    const lane: Lane = { from, to, held: [], ended: false, forgotten: false };
    this.lanes.add(lane);
    from.on('data', (bytes: Buffer) => {
      if (lane.forgotten) return;
      if (this.silent) lane.held.push(bytes);
      else to.write(bytes);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      lane.ended = true;
      if (!this.silent && !lane.forgotten) this.close(lane);
    });
  }

  private close(lane: Lane): void {
    this.lanes.delete(lane);
    lane.to.end();
    lane.to.destroySoon();
  }
}
