import { type Arbitrary, array, constantFrom, nat, option, tuple } from 'fast-check';

/** Values that are invalid for most fields of a response. */
const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  'x',
  -1,
  1.5,
  1e300,
  true,
  [],
  [null],
  ['x'],
  {},
  { toString: 1 },
  { typeName: 'User' },
  '__proto__',
  '<html></html>',
];

/**
 * One to three changes: a place, counted over all fields of a response, and the new value; `undefined` removes the
 * field.
 */
export type OddFields = readonly [place: number, value: unknown][];

export const oddFields: Arbitrary<OddFields> = array(
  tuple(nat(), option(constantFrom(...ODD_VALUES), { nil: undefined })),
  { minLength: 1, maxLength: 3 },
);

/** Returns a copy of a valid response with these changes. */
export function withOddFields<Answer extends object>(good: Answer, changes: OddFields): Answer {
  const answer = structuredClone(good);
  for (const [place, value] of changes) {
    const places = placesIn(answer);
    const chosen = places[place % places.length];
    if (chosen === undefined) continue;
    if (value === undefined) delete chosen.holder[chosen.key];
    else chosen.holder[chosen.key] = structuredClone(value);
  }
  return answer;
}

function placesIn(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
