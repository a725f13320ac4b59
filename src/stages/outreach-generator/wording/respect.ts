import { type Candidate, type ContactKind } from '../../../domain/candidate.js';
import { PhraseMatcher, plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { readData } from '../read-data.js';
import { readWish } from '../wishes/read-wish.js';

/** A way of contact that a profile may name. `email` is not one of the kinds of contact that GitHub lists. */
export type ContactRoute = ContactKind | 'email';

/** The person asks not to be contacted, or may ask it. */
export interface DeclinedContact {
  /** False if the words may mean it and may not ("not looking"): then the recruiter must read them. */
  certain: boolean;
  /** ISO 639-1 code of the language of the words. */
  language: string;
  /** The field that contains the words. */
  field: 'bio' | 'name' | 'company' | 'location' | 'profile repository';
  /** The words, in lower case and without punctuation. */
  text: string;
}

/** The person asks for a certain way of contact. */
export interface PreferredRoute {
  route: ContactRoute;
  /** Whether the person accepts no other way. */
  exclusive: boolean;
  /** The published link, if there is one. */
  url: string | null;
}

export interface ContactWishes {
  /** Null if the person does not ask for this. */
  declined: DeclinedContact | null;
  preferred: PreferredRoute | null;
}

interface WishFile {
  declines: Record<string, string[]>;
  pairs: { language: string; order: 'before' | 'after' | 'either'; refusals: string; subjects: string }[];
  not: string[];
  routes: { route: ContactRoute; exclusive: boolean; phrases: string[] }[];
}

const FILE = readData<WishFile>('contact-wishes.json');
const LANGUAGE_OF = new Map([
  ...Object.entries(FILE.declines).flatMap(([language, phrases]) =>
    phrases.map((phrase) => [phrase, language] as const),
  ),
  ...FILE.pairs.flatMap(({ language, order, refusals, subjects }) => [
    ...(order === 'after' ? [] : [[`(${refusals}) * * (${subjects})`, language] as const]),
    ...(order === 'before' ? [] : [[`(${subjects}) * * (${refusals})`, language] as const]),
  ]),
]);
const DECLINES = new PhraseMatcher([...LANGUAGE_OF.keys()]);
/** Emojis that mean no. */
const NO_SIGNS = /🚫|⛔|❌|🙅|🛑|✋|👎|🔕/gu;
/**
 * Separates sentences. A refusal and its object are in one sentence; a question mark may come between them
 * ("Recruiters? No.").
 */
const CLAUSE_END = /(?<![.!;|\n•·。！；])[.!;|\n•·。！；]+(?:\s|$)|[|\n•·。！；]/;
/** Phrases that sound like a refusal but are not ("not looking back"). */
const EXCEPTIONS = new PhraseMatcher(FILE.not);
const ROUTES = FILE.routes.map(({ route, exclusive, phrases }) => ({
  route,
  exclusive,
  matcher: new PhraseMatcher(phrases),
}));

/**
 * What a person says on their profile about contact: whether, and by which way. The text is only matched against known
 * phrases: nothing in it can make a message more likely.
 */
export function contactWishes(candidate: Candidate): ContactWishes {
  const texts = profileTexts(candidate);
  const said = texts.flatMap(({ field, text }) => {
    const declined = declinedIn(text);
    return declined === null ? [] : [{ ...declined, field }];
  });
  const declined = said.find(({ certain }) => certain) ?? said[0];
  if (declined !== undefined) return { declined, preferred: null };
  return { declined: null, preferred: preferredIn(texts.map(({ text }) => text).join('\n'), candidate) };
}

/**
 * Finds a request not to be contacted in a text; null if there is none. The rules of grammar are tried first. The
 * phrases add the languages for which there are no rules, and ways to say no that no rule covers.
 */
export function declinedIn(text: string): Omit<DeclinedContact, 'field'> | null {
  const { wish, language, text: words } = readWish(text);
  if (wish === 'welcome') return null;
  if (wish !== 'none') return { certain: wish === 'no-contact', language, text: words };
  for (const clause of text.replaceAll(NO_SIGNS, ' no ').split(CLAUSE_END)) {
    const hit = DECLINES.hits(withoutExceptions(plainWords(clause))).next().value;
    if (hit !== undefined) return { certain: true, language: LANGUAGE_OF.get(hit.phrase) ?? 'en', text: hit.text };
  }
  return null;
}

function withoutExceptions(words: string): string {
  const harmless = Array.from(EXCEPTIONS.hits(words), ({ text }) => text);
  return harmless.reduce((rest, text) => rest.replace(text, ' ').replaceAll(/ {2,}/g, ' ').trim(), words);
}

function preferredIn(text: string, { contacts }: Candidate): PreferredRoute | null {
  const words = plainWords(text);
  const said = ROUTES.filter(({ matcher }) => matcher.hits(words).next().value !== undefined);
  const preferred = said.find(({ exclusive }) => exclusive) ?? said[0];
  if (preferred === undefined) return null;
  const { route, exclusive } = preferred;
  return { route, exclusive, url: contacts.find(({ kind }) => kind === route)?.url ?? null };
}

function profileTexts(candidate: Candidate): { field: DeclinedContact['field']; text: string }[] {
  const login = candidate.githubUsername.toLowerCase();
  const ownPage = candidate.work.find(({ repository }) => repository.toLowerCase() === `${login}/${login}`);
  const texts = [
    { field: 'bio', text: candidate.bio },
    { field: 'name', text: candidate.name },
    { field: 'company', text: candidate.company },
    { field: 'location', text: candidate.location },
    { field: 'profile repository', text: ownPage?.description ?? null },
  ] as const;
  return texts.flatMap(({ field, text }) => (text === null || text.trim() === '' ? [] : [{ field, text }]));
}
