import { MoreThan } from 'typeorm';
import { ChainCheck, type ChainFault } from '../platform/audit/audit-chain.js';
import { AuditEvent } from '../platform/audit/audit-event.entity.js';
import { AuditHead } from '../platform/audit/audit-head.entity.js';
import { loadSettings } from '../platform/config/env.js';
import { InstallationKey, KEY_FILE } from '../platform/secrets/installation-key.js';
import { readSecret, secretFile } from '../platform/secrets/kept-secret.js';
import { openExisting } from './db/db-connection.js';
import { EXIT } from './exit-codes.js';
import { print, toJson } from './output/write.js';

/** Entries in memory at a time. */
const PAGE = 1000;

const WORDS: Readonly<Record<ChainFault['fault'], string>> = {
  changed: 'was changed',
  missing: 'is missing',
  truncated: 'and all after it are missing: the log was cut off',
  head_changed: 'is not the sealed end of the log',
  seal_broken: 'says that the sealed end before it was changed, or was sealed with another key',
  head_missing: 'is the last one, but the sealed end of the log is missing',
};

interface Verified {
  entries: number;
  /** Whether the seal of the end was checked too, which needs the key. */
  sealChecked: boolean;
  faults: ChainFault[];
}

/** `githire audit verify`: ends with 1 if an entry was changed or is missing. */
export async function verifyAuditLog({ database, json }: { database?: string; json?: boolean }): Promise<void> {
  const databaseUrl = database ?? loadSettings().databaseUrl;
  const verified = await verify(databaseUrl, await keyOf(databaseUrl));
  await print(json ? toJson(verified) : describe(verified));
  if (verified.faults.length > 0) process.exitCode = EXIT.negative;
}

async function verify(databaseUrl: string, key: InstallationKey | undefined): Promise<Verified> {
  const dataSource = await openExisting(databaseUrl);
  try {
    // A snapshot: the service may go on writing.
    return await dataSource.transaction('SERIALIZABLE', async (manager) => {
      const check = new ChainCheck();
      for (let last = 0; ;) {
        const page = await manager.find(AuditEvent, {
          where: { seq: MoreThan(last) },
          order: { seq: 'ASC' },
          take: PAGE,
        });
        page.forEach((event) => check.take(event));
        last = page.at(-1)?.seq ?? last;
        if (page.length < PAGE) break;
      }
      const head = await manager.findOneBy(AuditHead, { headId: 1 });
      return { faults: check.end(head, key), entries: check.length, sealChecked: key !== undefined };
    });
  } finally {
    await dataSource.destroy();
  }
}

/** The key of the installation, if this command can know it. */
async function keyOf(databaseUrl: string): Promise<InstallationKey | undefined> {
  const { encryptionKey } = loadSettings();
  const file = secretFile(databaseUrl, KEY_FILE);
  const secret = encryptionKey ?? (file === undefined ? undefined : await readSecret(file));
  return secret === undefined ? undefined : new InstallationKey(secret);
}

function describe({ entries, sealChecked, faults }: Verified): string {
  const seal = sealChecked ? '' : 'The seal of its end was not checked: ENCRYPTION_KEY is not set.\n';
  if (faults.length === 0) return `The audit log has ${entries} entries, and none was changed or removed.\n${seal}`;
  return `${faults.map(({ seq, fault }) => `Entry ${seq} ${WORDS[fault]}.`).join('\n')}\n${seal}`;
}
