import { describe, expect, it } from '@jest/globals';
import { InstallationKey } from '../secrets/installation-key.js';
import { ChainCheck, hashOf, NO_HASH, sealOf } from './audit-chain.js';
import { type AuditEvent } from './audit-event.entity.js';

const KEY = new InstallationKey('a-key-for-tests-only-0123456789abcdef');

/** A log of so many entries. */
function chain(length: number): AuditEvent[] {
  let prevHash = NO_HASH;
  return Array.from({ length }, (_, index) => {
    const content = {
      seq: index + 1,
      at: `2026-11-30T19:40:0${index % 10}.000Z`,
      actorType: 'user' as const,
      actorId: '01a2026b-78ad-73e6-a75a-61bd81af3d4c',
      action: 'project.read',
      subject: `project ${index}`,
      projectId: null,
      requestId: null,
      detail: '{"people":25}',
      prevHash,
    };
    return { ...content, hash: (prevHash = hashOf(content)) };
  });
}

function headOf(events: readonly AuditEvent[]): { seq: number; hash: string; seal: string } {
  const { seq = 0, hash = NO_HASH } = events.at(-1) ?? {};
  return { seq, hash, seal: sealOf(KEY, { seq, hash }) };
}

function faultsOf(
  events: readonly AuditEvent[],
  head: ReturnType<typeof headOf> | null = headOf(chain(10)),
  key: InstallationKey | null = KEY,
) {
  const check = new ChainCheck();
  events.forEach((event) => check.take(event));
  return check.end(head, key ?? undefined);
}

describe('the chain of the audit log', () => {
  it('has no fault as it was written', () => {
    expect(faultsOf(chain(10))).toEqual([]);
  });

  it('has no fault while it is empty', () => {
    expect(faultsOf([], null)).toEqual([]);
  });

  it.each<[keyof AuditEvent, string]>([
    ['at', '2026-11-30T19:40:05.001Z'],
    ['actorId', '01a2026b-78ad-73e6-a75a-61bd81af3d4d'],
    ['action', 'project.deleted'],
    ['subject', 'project 6'],
    ['projectId', '01a2026b-78ad-73e6-a75a-61bd81af3d4c'],
    ['requestId', 'another'],
    ['detail', '{"people":24}'],
  ])('shows where %s was changed', (field, value) => {
    const events = chain(10).map((event) => (event.seq === 5 ? { ...event, [field]: value } : event));
    expect(faultsOf(events)).toEqual([{ seq: 5, fault: 'changed' }]);
  });

  it('shows an entry that was changed together with its hash, by the entry after it', () => {
    const events = chain(10);
    const { hash: _hash, ...content } = events[4] as AuditEvent;
    const forged = { ...content, action: 'project.deleted' };
    events[4] = { ...forged, hash: hashOf(forged) };
    expect(faultsOf(events)).toEqual([{ seq: 6, fault: 'changed' }]);
  });

  it('shows where an entry is missing', () => {
    expect(faultsOf(chain(10).filter(({ seq }) => seq !== 5))).toEqual([{ seq: 5, fault: 'missing' }]);
  });

  it('shows that the first entries are missing', () => {
    expect(faultsOf(chain(10).slice(3))).toEqual([{ seq: 1, fault: 'missing' }]);
  });

  it('shows that the last entries are missing', () => {
    expect(faultsOf(chain(10).slice(0, 7))).toEqual([{ seq: 8, fault: 'truncated' }]);
  });

  it('shows a head that was moved back with the end, by its seal', () => {
    const events = chain(7);
    const head = { seq: 7, hash: events[6]?.hash ?? '', seal: headOf(chain(10)).seal };
    expect(faultsOf(events, head)).toEqual([{ seq: 7, fault: 'head_changed' }]);
  });

  it('shows an entry that was written behind the head', () => {
    expect(faultsOf(chain(11))).toEqual([{ seq: 10, fault: 'head_changed' }]);
  });

  it('shows that the head was removed', () => {
    expect(faultsOf(chain(10), null)).toEqual([{ seq: 10, fault: 'head_missing' }]);
  });

  it('does not check the seal where the key is not known', () => {
    expect(faultsOf(chain(10), { ...headOf(chain(10)), seal: 'unknown' }, null)).toEqual([]);
  });
});
