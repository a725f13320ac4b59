import { PostgresServer, postgresPrograms } from '../support/servers/postgres-server.js';
import { TcpRelay } from '../support/tcp-relay.js';
import { describeFaults, type Ground, type Row } from './support/describe-faults.js';

/** Milliseconds for which the network is cut. */
const CUT = 10_000;
/** Milliseconds for which a server that is started anew is away at least. */
const AWAY = 1500;
const POOL = 10;

const programs = postgresPrograms();

interface PostgresGround extends Ground {
  server: PostgresServer;
  relay: TcpRelay;
}

async function prepare(path: string): Promise<PostgresGround> {
  const server = await PostgresServer.start(path);
  const relay = new TcpRelay(server.url);
  const databaseUrl = await relay.start();
  return {
    server,
    relay,
    settings: { databaseUrl, databasePoolSize: POOL, runLeaseSeconds: 3 },
    connections: () => Math.max(0, relay.connections - POOL),
    remove: async () => {
      await relay.cut();
      await server.remove();
    },
  };
}

const restarted = (mode: 'fast' | 'immediate'): Row<PostgresGround> => ({
  refuses: true,
  turnsOff: true,
  fault: ({ server }) => ({ begin: () => server.stop(mode), lasts: AWAY, end: () => server.start() }),
});

const rows: Record<string, Row<PostgresGround>> = {
  'PostgreSQL restarted in order': restarted('fast'),
  'PostgreSQL crashed and restarted': restarted('immediate'),
  'the network to PostgreSQL cut for 10 s, every connection closed': {
    refuses: true,
    turnsOff: true,
    fault: ({ relay }) => ({ begin: () => relay.cut(), lasts: CUT, end: async () => void (await relay.start()) }),
  },
  'the network to PostgreSQL silent for 10 s, what was sent arriving late': {
    refuses: true,
    turnsOff: true,
    fault: ({ relay }) => ({ begin: async () => relay.fallSilent(), lasts: CUT, end: async () => relay.speak() }),
  },
  'the network to PostgreSQL silent for 10 s, all connections forgotten': {
    refuses: true,
    turnsOff: true,
    fault: ({ relay }) => ({
      begin: async () => relay.fallSilent(),
      lasts: CUT,
      end: async () => relay.speakToNewcomers(),
    }),
  },
};

describeFaults('a PostgreSQL that fails', programs === null ? null : () => prepare(programs), rows);
