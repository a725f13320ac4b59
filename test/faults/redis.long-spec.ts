import { RedisServer, redisProgram } from '../support/servers/redis-server.js';
import { TcpRelay } from '../support/tcp-relay.js';
import { describeFaults, type Ground, type Row } from './support/describe-faults.js';

/** Milliseconds for which the network is cut. */
const CUT = 10_000;
/** Milliseconds for which a server that is started anew is away at least. */
const AWAY = 1500;

const program = redisProgram();

interface RedisGround extends Ground {
  server: RedisServer;
  relay: TcpRelay;
}

async function prepare(path: string): Promise<RedisGround> {
  const server = await RedisServer.start(path);
  const relay = new TcpRelay(server.url);
  const redisUrl = await relay.start();
  return {
    server,
    relay,
    settings: { redisUrl, runLeaseSeconds: 3 },
    connections: () => relay.connections,
    remove: async () => {
      await relay.cut();
      await server.remove();
    },
  };
}

/** Runs are taken all the while: the database knows them, and they are enqueued when Redis is back. */
const DURING = { refuses: false, turnsOff: true };

const rows: Record<string, Row<RedisGround>> = {
  'Redis killed and started again with its data': {
    ...DURING,
    fault: ({ server }) => ({ begin: () => server.kill(), lasts: AWAY, end: () => server.start() }),
  },
  'Redis killed and started again without its data': {
    ...DURING,
    fault: ({ server }) => ({
      begin: async () => {
        await server.kill();
        await server.forget();
      },
      lasts: AWAY,
      end: () => server.start(),
    }),
  },
  'the network to Redis cut for 10 s, every connection closed': {
    ...DURING,
    fault: ({ relay }) => ({ begin: () => relay.cut(), lasts: CUT, end: async () => void (await relay.start()) }),
  },
  'Redis out of memory': {
    refuses: false,
    turnsOff: false,
    fault: ({ server }) => ({
      begin: () => server.ask((redis) => redis.config('SET', 'maxmemory', '1')).then(() => undefined),
      lasts: AWAY,
      end: () => server.ask((redis) => redis.config('SET', 'maxmemory', '0')).then(() => undefined),
    }),
  },
  'the network to Redis silent for 10 s, all connections forgotten': {
    ...DURING,
    fault: ({ relay }) => ({
      begin: async () => relay.fallSilent(),
      lasts: CUT,
      end: async () => relay.speakToNewcomers(),
    }),
  },
};

describeFaults('a Redis that fails', program === null ? null : () => prepare(program), rows);
