import { LRUCache } from 'lru-cache';
import { datesIn, type FoundDate } from '../../facts/dates.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { type RepositoryFact } from '../../facts/repository-facts.js';
import { oldestWork } from '../../facts/work-items.js';
import { refused, type DraftCheck } from '../draft-problem.js';
import { type DraftText, type Sentence } from '../text/draft-text.js';
import { namedRepositories } from './repositories.js';

const DAY = 86_400_000;

/** Every date is that of a piece of evidence, or a date of the posting. No work is older than a message may mention. */
export const checkDates: DraftCheck = (text, facts) => {
  const named = namedRepositories(text, facts);
  const moments = momentsOf(named, facts);
  const linked = linkedMoments(named, text);
  // Only the year of commits is known, so they match any date within it.
  const hasCommits = named.some(({ commits }) => commits === null || commits > 0);
  const oldest = oldestWork(facts.referenceDate);
  return text.sentences.flatMap((sentence) =>
    datesIn(sentence.text)
      .filter((date) => date.age === null || isAboutWork(sentence.text, date))
      .flatMap((date) => {
        const found = { 0: date.text, index: sentence.start + date.start };
        if (
          date.age === null
            ? isAccountYear(date, facts, sentence.text) ||
              isCreation(date, facts, named, sentence.text) ||
              (!speaksOfWork(sentence) && isOfPosting(date, facts))
            : hasCommits && date.age.from < 365 && date.age.to >= 365
        )
          return [];
        const ofWork = date.age !== null || speaksOfWork(sentence) || !JOB.test(sentence.text);
        const dated = ONE_CHANGE.test(sentence.text) && linked.length > 0 ? linked : moments;
        const fitting = (ofWork ? dated : []).filter((moment) => fits(date, moment, facts.referenceDate));
        if (fitting.some((moment) => moment >= oldest)) return [];
        if (fitting.length > 0 || isOld(date, facts.referenceDate))
          return [refused('stale-work', found, 'work of more than 24 months ago is not spoken of')];
        return [refused('date', found, 'neither the evidence nor the posting has this date')];
      }),
  );
};

function momentsOf(named: readonly RepositoryFact[], facts: DraftFacts): Date[] {
  return (named.length > 0 ? named : [...facts.repositories.values()])
    .flatMap(({ merges, owned, pushedAt }) =>
      merges.map(({ at }) => at).concat(owned && pushedAt !== null ? [pushedAt] : []),
    )
    .map((at) => new Date(at));
}

/** When the linked pull requests were merged. */
function linkedMoments(named: readonly RepositoryFact[], { links }: DraftText): Date[] {
  const urls = new Set(links.map(({ url }) => url.toLowerCase()));
  return named
    .flatMap(({ merges }) => merges.filter(({ url }) => urls.has(url.toLowerCase())))
    .map(({ at }) => new Date(at));
}

function fits(date: FoundDate, moment: Date, now: Date): boolean {
  if (date.age !== null) {
    const days = (now.getTime() - moment.getTime()) / DAY;
    return days >= date.age.from && days <= date.age.to;
  }
  if (SINCE.test(date.text)) return isSince(date, moment, now);
  const month = moment.getUTCMonth() + 1;
  const isYear = date.year === null || date.year === moment.getUTCFullYear();
  const isMonth = date.month === null || date.month === month;
  const isDay = date.day === null || date.day === moment.getUTCDate();
  // A season without a year is the last one.
  const isSeason =
    date.season === null || (date.season.includes(month) && (now.getTime() - moment.getTime()) / DAY < 365);
  return isYear && isMonth && isDay && isSeason;
}

const SINCE = /^(?:since|seit|depuis|desde)\b/i;

/** "Since February": any time from then on; without a year, the last February. */
function isSince({ year, month, season }: FoundDate, moment: Date, now: Date): boolean {
  const first = month ?? season?.[0] ?? 1;
  const lastYear = first > now.getUTCMonth() + 1 ? now.getUTCFullYear() - 1 : now.getUTCFullYear();
  return moment >= new Date(Date.UTC(year ?? lastYear, first - 1, 1)) && moment <= now;
}

const MOST_POSTINGS = 20;
const postingDates = new LRUCache<string, readonly FoundDate[]>({
  max: MOST_POSTINGS,
  memoMethod: (text) => datesIn(text).filter(({ age }) => age === null),
});

/** A date that the posting has: nothing that the draft says of it is other than there. */
function isOfPosting({ year, month, day, season }: FoundDate, { postingText }: DraftFacts): boolean {
  if (season !== null) return false;
  return postingDates
    .memo(postingText)
    .some(
      (said) =>
        (month === null ? day === null && year === said.year : month === said.month) &&
        (year === null || said.year === null || year === said.year) &&
        (day === null || said.day === null || day === said.day),
    );
}

function isOld({ year, age }: FoundDate, now: Date): boolean {
  return age === null ? year !== null && year < now.getUTCFullYear() - 2 : age.from > 730;
}

const WORK =
  /(?<![\p{L}\d])(?:your|yours|commit\w*|pull requests?|PRs?|merge[ds]?|pushe?[ds]|contribut\w*|repositor\w*|patch\w*|change[ds]?|did|deine?[rmns]?|votre|vos|tu|tus|gemer?gt|fusion\p{L}*|integr\p{L}*|modifi\p{L}*|cambio)(?![\p{L}\d])|⟦g⟧/iu;
/** A single change, as the link of the draft shows it. */
const ONE_CHANGE =
  /(?<![\p{L}\d])(?:pull request|PR|patch|change|merged|contribution|apport|cambio|Änderung|Beitrag)(?![\p{L}\d])|⟦u⟧/iu;
const JOB =
  /(?<![\p{L}\d])(?:starts?|apply|applications?|they|company|role|contract|deadline|interviews?|first day|begins?|posting|job|team|hir(?:e|es|ing)|Start|Beginn|Bewerbung\p{L}*|Stelle|poste|candidature\p{L}*|entreprise|puesto|empresa|candidatura\p{L}*|incorporación)(?![\p{L}\d])|⟦[cr]⟧/iu;

/** Whether a sentence speaks of the person's work. Dates of the posting do not belong there. */
function speaksOfWork({ text }: Sentence): boolean {
  return WORK.test(text);
}

/** Relative words can be about other things ("the latest posting"). They are checked only close to words about work. */
function isAboutWork(text: string, { start, end }: FoundDate): boolean {
  const around = text.slice(Math.max(0, start - 60), end + 60);
  return /\b(?:you|commit\w*|release\w*)\b/i.test(around) || WORK.test(around);
}

/** "On GitHub since 2016". */
function isAccountYear({ year, month }: FoundDate, { candidate }: DraftFacts, text: string): boolean {
  return (
    month === null &&
    year !== null &&
    candidate.accountCreatedAt.startsWith(`${year}-`) &&
    /\b(?:GitHub|account)\b/.test(text) &&
    /\b(?:since|seit|depuis|desde)\b/.test(text)
  );
}

/** "The repository has existed since May 2023". */
function isCreation(
  { year, month, day }: FoundDate,
  { candidate }: DraftFacts,
  named: readonly RepositoryFact[],
  text: string,
): boolean {
  if (!/\b(?:since|exist\w*|created|started|began|seit|depuis|desde)\b/.test(text)) return false;
  const names = new Set(named.map(({ repository }) => repository));
  return candidate.work.some(({ repository, createdAt }) => {
    if (createdAt === null || !names.has(repository)) return false;
    const created = new Date(createdAt);
    return (
      created.getUTCFullYear() === year &&
      (month === null || created.getUTCMonth() + 1 === month) &&
      (day === null || created.getUTCDate() === day)
    );
  });
}
