/**
 * Numbers that decide which of several places with the same name is meant. They were set by hand against
 * test/data/places-*.json. Weights are decimal logarithms of people, so that 1 means ten times as many.
 */
export const PLACE_WEIGHTS = {
  /** Capitals and countries are meant more often than their size suggests: about twice as often. */
  capital: 0.3,
  /**
   * Names in other languages and old names: a twentieth. `Roma` is more likely Rome than a town in Queensland, but
   * `Monaco` is not Munich.
   */
  otherName: -1.3,
  /** A district counts as a place of twenty thousand people, whatever the size of its city: `Mitte`, `Broadway`. */
  quarter: 1.3,
  /**
   * Abbreviations of states without a city, by country: common in the United States, less common in Canada and
   * Australia, rare elsewhere.
   */
  abbreviation: { US: 0, CA: -0.3, AU: -0.5, others: -1.7 } as Readonly<Record<string, number>>,
  /** Another part of the text names the state or country of the place: goes before any number of people. */
  within: 6,
  /**
   * The same, but with the abbreviation of a state outside the United States, Canada and Australia, and only the
   * country is named: `UK, India` may be two places.
   */
  withinRareAbbreviation: 2.5,
  /** The same, but the parts stand in different groups (`SF / California`). */
  withinAcrossGroups: 3,
  /** The same, but the wider place comes first and in another group (`US / CA` may be two countries). */
  withinReversedAcrossGroups: 0.2,
  /** Another part names the group of countries that contains the place (`Georgia, Europe`). */
  withinSupranational: 2,
  /** Another part names the metropolis to which the place belongs. */
  withinMetro: 4,
  /** Another part is another name of the same place (`Москва / Moscow`). */
  same: 3,
  /** Another part names another city of the same state or country. */
  sibling: { region: 1, country: 0.4 },
  /** Both are countries, or both are states of one country: members of a list. */
  sameKind: 0.7,
  /** An abbreviation after a comma is more likely a North American state than a country: `Bath, ME`. */
  stateAfterComma: 1,
  /** Most that all neighbours together may add. */
  mostSmallSupport: 1.4,
} as const;

/** How far ahead the most likely place must be, in the same logarithms. */
export const DOMINANCE = {
  /** Ambiguous if it has less than three times the people of the next place. */
  least: 0.5,
  /** If ambiguous, places with at least a tenth of the people are named as well. */
  worthNaming: 1,
  /** Resolved, but not certain, if it has less than twenty times the people. */
  clear: 1.3,
  /** If a state and its city have the same name, the city is meant if it has at least a fifth of the state's people. */
  cityOverState: 0.7,
} as const;

/** Confidence of a reading, from 0 to 1, by what supports it, and what is subtracted from it. */
export const CONFIDENCE = {
  /** The text also names the state or country. */
  qualified: 0.97,
  /** Only one place of that name is known, or all others are tiny. */
  alone: 0.9,
  /** Other places of that name exist, but this one is far larger. */
  clear: 0.85,
  /** Other places of that name exist, and this one is larger. */
  dominant: 0.65,
  /** Only what all readings have in common is returned. */
  common: 0.45,
  /** One of several places named. */
  oneOfSeveral: 0.4,
  /** Subtracted if the text has words that were not understood. */
  unreadWords: 0.15,
  /** Subtracted for names in other languages, old names, and districts. */
  otherName: 0.05,
} as const;

/** Limits for hostile text; GitHub allows 255 characters in a profile. */
export const LOCATION_LIMITS = {
  /** Most characters read. */
  characters: 300,
  /** Most words read. */
  words: 40,
  /** Most words in one name. */
  wordsInName: 6,
  /** Most names read; a longer text is a list of travels. */
  names: 12,
  /** With more places than this in one text, no home is guessed. */
  placesForHome: 3,
  /** Most alternatives returned. */
  alternatives: 8,
} as const;

/** Rules for names in running text, where most capitalised words are not places. In thousands of people. */
export const TEXT_RULES = {
  /**
   * Least size of a city or state, by the strength of the cue before it. Names on the list of ordinary words have
   * stricter rules.
   */
  people: { sure: 0, strong: 0, medium: 50, weak: 100, none: 250 },
  /** Least size of a city whose name is on that list, after a strong cue (`based in Reading`; not `a job in March`). */
  peopleOfOrdinary: 100,
  /** The same after a medium cue (`a developer in Dublin`), if no technology has the name. Chosen by judgement. */
  peopleOfOrdinaryCity: 500,
  /** Factor for the confidence if no word points to a place. */
  withoutCue: 0.85,
} as const;
