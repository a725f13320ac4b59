import { once } from 'node:events';
import { createServer } from 'node:net';
import { SettingsError } from '../platform/config/env.js';

/**
 * Checks, before anything else starts, that the service can listen on its port.
 * @throws SettingsError if the port is in use or not permitted
 */
export async function checkPort(variable: 'PORT' | 'WORKER_PORT', port: number, host: string): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new SettingsError([
      `${variable}: ${REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? `cannot be used (${String(error)})`}: ${host}:${port}`,
    ]);
  } finally {
    server.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is already in use by another process; stop it or set another port',
  EACCES: 'needs rights that this user does not have; ports below 1024 usually do',
  EADDRNOTAVAIL: 'cannot be used, because HOST is no address of this machine',
  ENOTFOUND: 'cannot be used, because HOST is not known',
};
