/** Reasons why a person whom a route found is excluded. */
export const CUT_REASONS = [
  'organisation',
  'bot',
  'agent',
  'suppressed',
  'gone',
  'stale',
  'nothing-of-their-own',
  'not-loaded',
  'unreadable',
  'beyond-the-pool',
] as const;
export type CutReason = (typeof CUT_REASONS)[number];

/** The text of each reason after a number. */
const WORDS: Readonly<Record<CutReason, (number: number) => string>> = {
  organisation: (number) => (number === 1 ? 'organisation' : 'organisations'),
  bot: (number) => (number === 1 ? 'bot' : 'bots'),
  agent: (number) => (number === 1 ? 'agent' : 'agents'),
  suppressed: () => 'suppressed',
  gone: () => 'gone',
  stale: () => 'stale',
  'nothing-of-their-own': () => 'without work of their own',
  'not-loaded': () => 'not loaded',
  unreadable: () => 'not readable',
  'beyond-the-pool': () => 'beyond the pool',
};

/** Counts excluded people by reason, each person once. */
export class Cuts {
  private readonly reasonOf = new Map<number, CutReason>();

  add(githubId: number, reason: CutReason): void {
    if (!this.reasonOf.has(githubId)) this.reasonOf.set(githubId, reason);
  }

  has(githubId: number): boolean {
    return this.reasonOf.has(githubId);
  }

  /** Returns the number of people for each reason; reasons without people are left out. */
  counts(): Partial<Record<CutReason, number>> {
    const counts: Partial<Record<CutReason, number>> = {};
    for (const reason of CUT_REASONS) {
      const number = [...this.reasonOf.values()].filter((each) => each === reason).length;
      if (number > 0) counts[reason] = number;
    }
    return counts;
  }
}

/** Returns the cuts as text, e.g. `37 stale, 2 bots`. */
export function describeCuts(counts: Partial<Record<CutReason, number>>): string {
  return CUT_REASONS.flatMap((reason) => {
    const number = counts[reason] ?? 0;
    return number === 0 ? [] : [`${number} ${WORDS[reason](number)}`];
  }).join(', ');
}
