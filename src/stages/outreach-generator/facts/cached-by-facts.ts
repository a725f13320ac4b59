import { type DraftFacts } from './draft-facts.js';

/** Computes something once for each set of facts, because several wordings and checks need it. */
export function cachedByFacts<T extends object>(compute: (facts: DraftFacts) => T): (facts: DraftFacts) => T {
  const known = new WeakMap<DraftFacts, T>();
  return (facts) => {
    let value = known.get(facts);
    if (value === undefined) {
      value = compute(facts);
      known.set(facts, value);
    }
    return value;
  };
}
