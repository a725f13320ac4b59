import { sentencesOf } from './wish-sentences.js';
import { LEXICONS, type Group, type Mark, type WishLexicon } from './wish-lexicon.js';

/**
 * What a text asks of recruiters: not to write, perhaps not to write (the recruiter must decide), expressly nothing
 * ("recruiters welcome"), or nothing.
 */
export type Wish = 'no-contact' | 'unsure' | 'welcome' | 'none';

export interface ReadWish {
  wish: Wish;
  /** ISO 639-1 code of the language in which it was read. */
  language: string;
  /** The words of the clause, in lower case and without punctuation. */
  text: string;
}

/** The clause or the sentence on which the rules are tried. */
interface Scope {
  units: string[];
  marks: Mark[];
}

/** A negation is at most this many units before the consequence that it takes back ("do not block", "ne bloque pas"). */
const NEGATION_REACH = 1;
/** A clause of at most this many words that says no refuses what the clause before it names ("Recruiters: no thanks"). */
const SHORT_CLAUSE = 3;

/** What a text asks of recruiters. Each language is read for itself; the first that hears a refusal decides. */
export function readWish(text: string): ReadWish {
  const read = LEXICONS.filter((lexicon) => lexicon.reads(text)).map((lexicon) => readIn(text, lexicon));
  for (const wish of ['no-contact', 'welcome', 'unsure'] as const) {
    const heard = read.find((one) => one.wish === wish);
    if (heard !== undefined) return heard;
  }
  return { wish: 'none', language: 'en', text: '' };
}

function readIn(text: string, lexicon: WishLexicon): ReadWish {
  const said = (wish: Wish, scope: Scope): ReadWish => ({
    wish,
    language: lexicon.language,
    text: scope.units.join(lexicon.unspaced ? '' : ' '),
  });
  let softer: ReadWish = { wish: 'none', language: lexicon.language, text: '' };
  let open: Scope | null = null;
  for (const { clauses, question } of sentencesOf(text)) {
    const scopes = withRelatives(clauses.map((clause) => scopeOf(clause, lexicon)));
    const wishes = scopes.map((scope) => wishOf(scope, question));
    const refused = wishes.indexOf('no-contact');
    if (refused >= 0) return said('no-contact', scopes[refused] ?? { units: [], marks: [] });
    if (!scopes.some(({ marks }) => marks.some(({ group }) => group === 'welcome'))) {
      const named = namedBefore(scopes, open, lexicon.unspaced);
      if (named !== null) return said('no-contact', named);
    }
    const other = wishes.findIndex((wish) => wish !== 'none');
    if (other >= 0 && softer.wish !== 'welcome') {
      softer = said(wishes[other] ?? 'none', scopes[other] ?? { units: [], marks: [] });
    }
    open = scopes.find((scope) => names(scope) && (question || isShort([scope], lexicon.unspaced))) ?? null;
  }
  return softer;
}

/** A clause that starts with a relative pronoun belongs to the one before it: "Blokuję każdego, kto przysyła oferty". */
function withRelatives(scopes: readonly Scope[]): Scope[] {
  const joined: Scope[] = [];
  for (const { units, marks } of scopes) {
    const before = joined.at(-1);
    if (before === undefined || !marks.some(({ group, start }) => group === 'relatives' && start === 0)) {
      joined.push({ units, marks });
      continue;
    }
    const shift = before.units.length;
    const moved = marks.map(({ group, start, end }) => ({ group, start: start + shift, end: end + shift }));
    joined[joined.length - 1] = { units: [...before.units, ...units], marks: [...before.marks, ...moved] };
  }
  return joined;
}

function scopeOf(clause: string, lexicon: WishLexicon): Scope {
  const units = lexicon.units(clause);
  return { units, marks: lexicon.marks(units) };
}

/** What one clause says. */
function wishOf(scope: Scope, question: boolean): Wish {
  const { marks } = scope;
  const has = (group: Group): boolean => marks.some((mark) => mark.group === group);
  if (has('refusals')) return 'no-contact';
  const { negations, consequences, takenBack } = refusing(marks);
  const welcomed = marks.some((mark) => mark.group === 'welcome' && !covered(mark, consequences));
  const trade = has('recruiters') || has('offers');
  if (welcomed && !question && consequences.length === 0 && !has('unsure')) {
    return trade || has('jobs') || has('contact') ? 'welcome' : 'none';
  }
  if (consequences.length > 0 && (trade || has('jobs'))) return 'no-contact';
  if (takenBack && trade) return 'welcome';
  if (negations.length > 0 && (trade || (has('jobs') && (has('contact') || saysAbout(marks))))) return 'no-contact';
  if (has('unsure') || (trade && (question || has('conditions')))) return 'unsure';
  return 'none';
}

/**
 * The negations and the consequences that stand. A negated consequence is none, and the negation of an unclear phrase
 * ("not looking for new opportunities") belongs to it alone.
 */
function refusing(marks: readonly Mark[]): { negations: Mark[]; consequences: Mark[]; takenBack: boolean } {
  const all = marks.filter(({ group }) => group === 'consequences');
  const holding = marks.filter(({ group }) => group === 'consequences' || group === 'unsure');
  const negations = marks.filter((mark) => mark.group === 'negations' && !covered(mark, holding));
  const negated = (mark: Mark): boolean =>
    !marks.some((other) => other.group === 'negations' && covered(other, [mark])) &&
    negations.some(({ end }) => end <= mark.start && mark.start - end <= NEGATION_REACH);
  const consequences = all.filter((mark) => !negated(mark));
  return { negations, consequences, takenBack: consequences.length < all.length };
}

function covered(mark: Mark, by: readonly Mark[]): boolean {
  return by.some(({ start, end }) => start <= mark.start && end >= mark.end);
}

/** "about jobs", "regarding a position". */
function saysAbout(marks: readonly Mark[]): boolean {
  const abouts = marks.filter(({ group }) => group === 'about');
  return marks.some(
    ({ group, start }) => group === 'jobs' && abouts.some(({ end }) => end <= start && start - end <= 2),
  );
}

function names({ marks }: Scope): boolean {
  return marks.some(({ group }) => group === 'recruiters' || group === 'offers' || group === 'jobs');
}

function isShort(scopes: readonly Scope[], unspaced: boolean): boolean {
  const length = scopes.reduce((sum, { units }) => sum + units.length, 0);
  return length <= SHORT_CLAUSE * (unspaced ? 3 : 1);
}

/** The clause that refuses what an earlier one names: "Recruiters, mail mij niet", "Got a job for me? Keep it." */
function namedBefore(scopes: readonly Scope[], open: Scope | null, unspaced: boolean): Scope | null {
  let named = open !== null;
  for (const scope of scopes) {
    const { negations, consequences } = refusing(scope.marks);
    const says = negations.length > 0 && (isShort([scope], unspaced) || hasContact(scope));
    if (named && (consequences.length > 0 || says)) return scope;
    named ||= scope.marks.some(({ group }) => group === 'recruiters' || group === 'offers');
  }
  return null;
}

function hasContact({ marks }: Scope): boolean {
  return marks.some(({ group }) => group === 'contact');
}
