import { MINUTES_A_DAY, MINUTES_A_YEAR, type ProfileKind, type SampleUser } from './model.js';
import { type PersonPlan } from './people.js';
import { type Random } from './random.js';
import { type Specialty, VOCABULARY } from './vocabulary.js';

const { cities, words, stacks, domains } = VOCABULARY;

/** Share of people whose location is not a place, and of those without a location. */
const NOWHERE = 0.07;
const NO_LOCATION = 0.07;

/** From newcomer to veteran: years on GitHub, median of followers, and how frequent such people are. */
export const LEVELS = [
  { years: [0.4, 2], followers: 3, weight: 20 },
  { years: [2, 6], followers: 12, weight: 35 },
  { years: [5, 12], followers: 35, weight: 30 },
  { years: [9, 16], followers: 90, weight: 15 },
] as const;
export type Level = 0 | 1 | 2 | 3;

const LEVEL_WEIGHTS = Object.fromEntries(LEVELS.map(({ weight }, level) => [level, weight]));

export function levelOf(kind: ProfileKind, random: Random): Level {
  if (kind === 'famous' || kind === 'polyglot') return 3;
  if (kind === 'quiet-expert' || kind === 'upstream-contributor') return random.chance(0.5) ? 3 : 2;
  if (kind === 'tutorial-follower' || kind === 'fork-collector') return random.chance(0.7) ? 0 : 1;
  return Number(random.weighted(LEVEL_WEIGHTS)) as Level;
}

/** Creates a fictional person: an invented name, a login that begins with "sample-", links to .example. */
export function makePerson(
  plan: PersonPlan,
  {
    index,
    level,
    specialty,
    login,
    name,
  }: { index: number; level: Level; specialty: Specialty; login: string; name: string },
  random: Random,
): SampleUser {
  const { kind, city } = plan;
  const bare = kind === 'empty' || kind === 'upstream-contributor';
  const createdAgo =
    Math.round(
      (LEVELS[level].years[0] + random.next() * (LEVELS[level].years[1] - LEVELS[level].years[0])) * MINUTES_A_YEAR,
    ) + (kind === 'stale' ? 3 * MINUTES_A_YEAR : 0);
  const place = locationOf(city, random);
  return {
    index,
    type: 'User',
    kind,
    login,
    name: bare && random.chance(0.6) ? null : name,
    bio: bare ? null : bioOf(kind, specialty, random),
    company: bare || random.chance(0.5) ? null : random.pick(words.companies),
    location: kind === 'empty' ? null : place.text,
    city: kind === 'empty' ? null : place.city,
    specialty: specialty.key,
    websiteUrl: !bare && random.chance(0.3) ? `https://${login}.example` : null,
    twitterUsername: !bare && random.chance(0.15) ? login.replaceAll('-', '_').slice(0, 15) : null,
    isHireable: !bare && kind !== 'no-recruiters' && random.chance(0.25),
    createdAgo,
    updatedAgo: random.int(1, 60) * MINUTES_A_DAY,
    followers: followersOf(kind, level, random),
    following: random.skewed(20, 1),
    deleted: kind === 'deleted',
    socialAccounts: bare ? [] : socialsOf(login, random),
    issues: activity(kind, level, 6, random),
    reviews: activity(kind, level, 10, random),
    restricted: random.chance(0.1) && !bare ? random.skewed(200, 0.8) : 0,
    repositories: [],
    pinned: [],
    contributions: [],
    pullRequests: [],
  };
}

export function inventName(random: Random): string {
  const given = capital(random.pick(words.syllables) + random.pick(words.syllables) + random.pick(words.givenEndings));
  return `${given} ${capital(random.pick(words.syllables) + random.pick(words.familyEndings))}`;
}

/** Returns what people write about their work: a template with two things they use and something they build. */
export function fill(template: string, specialty: Specialty, random: Random): string {
  const first = random.int(0, specialty.stacks.length - 1);
  const label = (offset: number): string =>
    stacks[specialty.stacks[(first + offset) % specialty.stacks.length] ?? '']?.label ?? 'code';
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'a') return label(0);
    if (slot === 'b') return label(1);
    if (slot === 'title') return random.pick(specialty.titles);
    return slot === 'thing' ? random.pick(random.pick(domains).things) : random.pick(words.companies);
  });
}

function bioOf(kind: ProfileKind, specialty: Specialty, random: Random): string | null {
  if (kind === 'keyword-stuffed') return random.some(words.keywords, 18).join(' | ').slice(0, 160);
  if (kind === 'no-recruiters')
    return `${fill(random.pick(words.bios), specialty, random)} ${random.pick(words.noRecruiters)}`;
  if (kind === 'bot-account') return 'I am a bot of the sample GitHub.';
  return random.chance(0.3) ? null : fill(random.pick(words.bios), specialty, random);
}

function locationOf(city: string, random: Random): { text: string | null; city: string | null } {
  const roll = random.next();
  if (roll < NO_LOCATION) return { text: null, city: null };
  if (roll < NO_LOCATION + NOWHERE) return { text: random.pick(words.nowhere), city: null };
  return { text: random.pick(cities.find((each) => each.city === city)?.spellings ?? [city]), city };
}

function followersOf(kind: ProfileKind, level: Level, random: Random): number {
  if (kind === 'famous') return random.int(5_000, 90_000);
  if (kind === 'quiet-expert' || kind === 'upstream-contributor' || kind === 'empty') return random.int(0, 4);
  return random.skewed(LEVELS[level].followers, 1.1);
}

function activity(kind: ProfileKind, level: Level, median: number, random: Random): number {
  if (kind === 'stale' || kind === 'empty' || kind === 'fork-collector') return 0;
  return random.skewed(median * (level + 1), 0.9);
}

function socialsOf(login: string, random: Random): SampleUser['socialAccounts'] {
  const handle = login.replace(/^sample-/, '');
  const accounts = [
    { provider: 'LINKEDIN', displayName: `in/${handle}`, url: `https://linkedin.example/in/${handle}` },
    { provider: 'MASTODON', displayName: `@${handle}@social.example`, url: `https://social.example/@${handle}` },
    { provider: 'GENERIC', displayName: `blog.example/${handle}`, url: `https://blog.example/${handle}` },
  ];
  return random.chance(0.35) ? random.some(accounts, random.int(1, 2)) : [];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
