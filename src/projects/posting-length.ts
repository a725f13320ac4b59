/** Shortest and longest posting, in characters. */
export const POSTING_LENGTH = { min: 20, max: 50_000 } as const;
