import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import { type InstallationKey } from '../secrets/installation-key.js';
import { type AuditEvent } from './audit-event.entity.js';

/** `prevHash` of the first entry. */
export const NO_HASH = '0'.repeat(64);

/** What an entry says, without its hash. */
export type AuditContent = Omit<AuditEvent, 'hash'>;

/** JSON with its keys in order, so that the same content has the same hash everywhere. */
export function canonicalJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** The hash that links an entry to the one before it. */
export function hashOf({ prevHash, ...content }: AuditContent): string {
  return createHash('sha256')
    .update(`${prevHash}\n${canonicalJson(content)}`)
    .digest('hex');
}

/** Whether an end was sealed with another key, or by nobody. Of a key that no other process has, it cannot be said. */
export function isForged(key: InstallationKey, { seal, ...end }: { seq: number; hash: string; seal: string }): boolean {
  return key.isKept && end.seq > 0 && seal !== sealOf(key, end);
}

/** The seal of the end of the log. */
export function sealOf(key: InstallationKey, { seq, hash }: { seq: number; hash: string }): string {
  return key.sign('audit log', `${seq} ${hash}`);
}

/** What is wrong with a log, and where. */
export interface ChainFault {
  /** Position of the entry; after the last one for what is missing at the end. */
  seq: number;
  fault: 'changed' | 'missing' | 'truncated' | 'head_changed' | 'head_missing' | 'seal_broken';
}

/** Follows the chain entry by entry. */
export class ChainCheck {
  readonly faults: ChainFault[] = [];
  private last = { seq: 0, hash: NO_HASH };

  /** Takes the next entry, in order of `seq`. */
  take({ hash, ...content }: AuditEvent): void {
    if (content.seq !== this.last.seq + 1) this.faults.push({ seq: this.last.seq + 1, fault: 'missing' });
    // After a gap there is nothing to compare the link with; the entry itself can still be checked.
    const isLinked = content.seq !== this.last.seq + 1 || content.prevHash === this.last.hash;
    if (!isLinked || hashOf(content) !== hash) this.faults.push({ seq: content.seq, fault: 'changed' });
    if (content.action === 'audit.seal_broken') this.faults.push({ seq: content.seq, fault: 'seal_broken' });
    this.last = { seq: content.seq, hash };
  }

  /**
   * Compares the end of the chain with the sealed head.
   * @param key undefined where it is not known: then the seal itself is not checked
   */
  end(head: { seq: number; hash: string; seal: string } | null, key: InstallationKey | undefined): ChainFault[] {
    const { seq, hash } = this.last;
    if (head === null) {
      if (seq > 0) this.faults.push({ seq, fault: 'head_missing' });
    } else if (head.seq > seq) this.faults.push({ seq: seq + 1, fault: 'truncated' });
    else if (head.seq < seq || head.hash !== hash) this.faults.push({ seq: head.seq, fault: 'head_changed' });
    else if (key !== undefined && head.seal !== sealOf(key, head)) this.faults.push({ seq, fault: 'head_changed' });
    return this.faults;
  }

  /** How many entries were taken up to the last one. */
  get length(): number {
    return this.last.seq;
  }
}
