/**
 * Numbers that decide which of several places of one name is meant. Set by hand against test/data/places-*.json;
 * weights are decimal logarithms of people, so that 1 means ten times as many.
 */
export const PLACE_WEIGHTS = {
  /** Capitals and countries are meant more often than their size says: about twice. */
  capital: 0.3,
  /** Names in other languages and of old: a twentieth. `Roma` is Rome before it is a town in Queensland, but `Monaco` is not Munich. */
  otherName: -1.3,
  /** A quarter counts as a place of twenty thousand people, whatever the size of its city: `Mitte`, `Broadway`. */
  quarter: 1.3,
  /** State abbreviations standing alone, by country: common in the United States, less in Canada and Australia, rare elsewhere. */
  abbreviation: { US: 0, CA: -0.3, AU: -0.5, others: -1.7 } as Readonly<Record<string, number>>,
  /** Another part of the text names the state or country around it: decides against any number of people. */
  within: 6,
  /** The same, but it is two letters of a state outside the United States, Canada and Australia and only the country is named: `UK, India` may be two. */
  withinRareAbbreviation: 2.5,
  /** The same, but the parts stand in different groups (`SF / California`). */
  withinAcrossGroups: 3,
  /** The same, but the wide part comes first and in another group (`US / CA` may be two countries). */
  withinReversedAcrossGroups: 0.2,
  /** Another part names the group of countries around it (`Georgia, Europe`). */
  withinSupranational: 2,
  /** Another part names the metropolis that it belongs to. */
  withinMetro: 4,
  /** Another part says the same in other words (`Москва / Moscow`). */
  same: 3,
  /** Another city of the same state or country is named beside it. */
  sibling: { region: 1, country: 0.4 },
  /** Both are countries, or both states of one country: members of a list. */
  sameKind: 0.7,
  /** Letters after a comma are rather a North American state than a country: `Bath, ME`. */
  stateAfterComma: 1,
  /** All that stands beside it adds at most this. */
  mostSmallSupport: 1.4,
} as const;

/** How far ahead the likeliest place must be, in the same logarithms, and how sure the reading then is (0 to 1). */
export const DOMINANCE = {
  /** Below three times the people of the next: ambiguous. */
  least: 0.5,
  /** Where it is ambiguous, places down to a tenth of the people are named as well. */
  worthNaming: 1,
  /** Below twenty times: resolved, but not sure. */
  clear: 1.3,
  /** A state and its city of the same name: the city, where it holds at least a fifth of the people of the state. */
  cityOverState: 0.7,
} as const;

export const CONFIDENCE = {
  /** The text names the state or country as well. */
  qualified: 0.97,
  /** Only one place of that name is known, or all others are tiny. */
  alone: 0.9,
  /** Others of that name exist, the meant one is far larger. */
  clear: 0.85,
  /** Others of that name exist, and the meant one is larger. */
  dominant: 0.65,
  /** Only what the readings have in common is given. */
  common: 0.45,
  /** One of several places named. */
  oneOfSeveral: 0.4,
  /** Taken off where the text has words that were not understood. */
  unreadWords: 0.15,
  /** Taken off for names in other languages, of old, and of quarters. */
  otherName: 0.05,
} as const;

/** Limits on hostile text: profiles are at most 255 characters long on GitHub. */
export const LOCATION_LIMITS = {
  /** Characters read. */
  characters: 300,
  /** Words read. */
  words: 40,
  /** Words in one name. */
  wordsInName: 6,
  /** Names read: beyond a dozen it is a list of travels. */
  names: 12,
  /** Places told apart in one text; with more than the last, no home is guessed. */
  placesForHome: 3,
  /** Alternatives given. */
  alternatives: 8,
} as const;

/** For names in running text, where most capitalised words are no places. Thousands of people. */
export const TEXT_RULES = {
  /** A city or state must be this large to be taken after a strong, medium, weak or no cue, unless its name is on the list of ordinary words. */
  people: { sure: 0, strong: 0, medium: 50, weak: 100, none: 250 },
  /** A city whose name is on that list, after a strong cue (`based in Reading`; not `a job in March`). */
  peopleOfOrdinary: 100,
  /** Confidence is multiplied by this where no word points to a place. */
  withoutCue: 0.85,
} as const;
