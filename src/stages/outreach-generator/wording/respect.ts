import { type Candidate, type ContactKind } from '../../../domain/candidate.js';
import { PhraseMatcher, plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { readData } from '../read-data.js';

/** A way of being written to that a profile may name; `email` is no contact that GitHub gives out. */
export type ContactRoute = ContactKind | 'email';

/** A stated wish not to be written to. */
export interface DeclinedContact {
  /** ISO 639-1 code of the language it was said in. */
  language: string;
  /** Where it was said. */
  field: 'bio' | 'name' | 'company' | 'location' | 'profile repository';
  /** The words that say it, in lower case and without punctuation. */
  text: string;
}

/** A stated wish for a way of being written to. */
export interface PreferredRoute {
  route: ContactRoute;
  /** Whether it is to be the only one. */
  exclusive: boolean;
  /** The published link, where there is one. */
  url: string | null;
}

export interface ContactWishes {
  /** Null where nothing of the sort is said. */
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
/** Pictures that say no. */
const NO_SIGNS = /🚫|⛔|❌|🙅|🛑|✋|👎|🔕/gu;
/** A refusal and what it refuses stand in one sentence; a question mark may stand between them ("Recruiters? No."). */
const CLAUSE_END = /(?<![.!;|\n•·。！；])[.!;|\n•·。！；]+(?:\s|$)|[|\n•·。！；]/;
/** What sounds like a refusal and is none ("not looking back"). */
const EXCEPTIONS = new PhraseMatcher(FILE.not);
const ROUTES = FILE.routes.map(({ route, exclusive, phrases }) => ({
  route,
  exclusive,
  matcher: new PhraseMatcher(phrases),
}));

/**
 * What a person says on their profile about being written to: whether at all, and by what way. Their text is matched,
 * never obeyed beyond that: nothing in it can make a message more likely.
 */
export function contactWishes(candidate: Candidate): ContactWishes {
  const texts = profileTexts(candidate);
  for (const { field, text } of texts) {
    const declined = declinedIn(text);
    if (declined !== null) return { declined: { ...declined, field }, preferred: null };
  }
  return { declined: null, preferred: preferredIn(texts.map(({ text }) => text).join('\n'), candidate) };
}

/** Where a text asks not to be written to, or null. */
export function declinedIn(text: string): Pick<DeclinedContact, 'language' | 'text'> | null {
  for (const clause of text.replaceAll(NO_SIGNS, ' no ').split(CLAUSE_END)) {
    const hit = DECLINES.hits(withoutExceptions(plainWords(clause))).next().value;
    if (hit !== undefined) return { language: LANGUAGE_OF.get(hit.phrase) ?? 'en', text: hit.text };
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
