import { type ProfileKind } from './model.js';
import { Random } from './random.js';
import { VOCABULARY } from './vocabulary.js';

/** A person to create. */
export interface PersonPlan {
  kind: ProfileKind;
  specialty: string;
  city: string;
}

/** Every city has someone of every specialty, and a larger city (a hub of 4 and more) has two. */
const SMALL_CITY = 1;
const LARGE_CITY = 2;
/** The share of a hub's larger population in each specialty, in tenths; 1 by default. */
const HUB_DEMAND: Record<string, number> = {
  'node-backend': 5,
  'react-frontend': 5,
  'python-backend': 5,
  'fullstack-web': 4,
  'go-cloud': 4,
  'java-backend': 4,
  'machine-learning': 4,
  devops: 4,
  'data-engineering': 3,
  'dotnet-backend': 3,
  'rust-systems': 2,
  'kotlin-android': 2,
  'swift-ios': 2,
};
/** One crowded market, so that "senior TypeScript backend in Berlin" has more fits than a run returns. */
const CROWD = { city: 'Berlin', specialty: 'node-backend', people: 110 };

/** People who are not simply good at their work; each of them is a trap for a ranking that reads carelessly. */
const SPECIAL: Partial<Record<ProfileKind, number>> = {
  polyglot: 100,
  famous: 40,
  'quiet-expert': 110,
  'upstream-contributor': 96,
  stale: 140,
  'fork-collector': 80,
  'tutorial-follower': 100,
  'keyword-stuffed': 50,
  empty: 80,
  injection: 48,
  'no-recruiters': 50,
  deleted: 12,
  'bot-account': 14,
};

/** Returns the people to create, in a fixed order that does not put similar people next to each other. */
export function planPeople(seed: number): PersonPlan[] {
  const { cities, specialties } = VOCABULARY;
  const plans: PersonPlan[] = [];
  const add = (count: number, plan: PersonPlan): void => {
    for (let number = 0; number < count; number += 1) plans.push(plan);
  };
  for (const { city, hub } of cities) {
    for (const { key } of specialties) {
      const extra = Math.round((hub * (HUB_DEMAND[key] ?? 1)) / 10);
      add((hub >= 4 ? LARGE_CITY : SMALL_CITY) + extra, { kind: 'specialist', specialty: key, city });
    }
  }
  add(CROWD.people, { kind: 'specialist', specialty: CROWD.specialty, city: CROWD.city });
  const random = new Random(seed, 1);
  for (const [kind, count] of Object.entries(SPECIAL) as [ProfileKind, number][]) {
    for (let number = 0; number < count; number += 1) {
      // The planted experts take turns through all specialties, so that every kind of posting has experts to find.
      const specialty =
        kind === 'upstream-contributor' ? specialties[number % specialties.length] : random.pick(specialties);
      plans.push({ kind, specialty: specialty?.key ?? '', city: random.pick(cities).city });
    }
  }
  return random.some(plans, plans.length);
}
