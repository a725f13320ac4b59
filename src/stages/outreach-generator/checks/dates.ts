import { datesIn, type FoundDate } from '../facts/dates.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { refused, type DraftCheck } from './draft-problem.js';
import { oldestWork } from '../facts/work-items.js';
import { namedRepositories } from './repositories.js';

const DAY = 86_400_000;

/** Every date belongs to a piece of evidence, and none is older than a message may mention. */
export const checkDates: DraftCheck = (text, facts) => {
  const named = namedRepositories(text, facts);
  const moments = (named.length > 0 ? named : [...facts.repositories.values()])
    .flatMap(({ merges, owned, pushedAt }) =>
      merges.map(({ at }) => at).concat(owned && pushedAt !== null ? [pushedAt] : []),
    )
    .map((at) => new Date(at));
  // Only the year of commits is known, so they match any date within it.
  const hasCommits = named.some(({ commits }) => commits === null || commits > 0);
  return datesIn(text.neutral)
    .filter((date) => date.age === null || isAboutWork(text.neutral, date))
    .flatMap((date) => {
      if (
        date.age === null
          ? isAccountYear(date, facts, text.neutral)
          : hasCommits && date.age.from < 365 && date.age.to >= 365
      )
        return [];
      const fitting = moments.filter((moment) => fits(date, moment, facts.referenceDate));
      const oldest = oldestWork(facts.referenceDate);
      if (fitting.some((moment) => moment >= oldest)) return [];
      if (fitting.length > 0 || isOld(date, facts.referenceDate))
        return [refused('stale-work', date.text, 'work of more than 24 months ago is not spoken of')];
      return [refused('date', date.text, 'no evidence has this date')];
    });
};

function fits(date: FoundDate, moment: Date, now: Date): boolean {
  if (date.age !== null) {
    const days = (now.getTime() - moment.getTime()) / DAY;
    return days >= date.age.from && days <= date.age.to;
  }
  const sameYear = date.year === null || date.year === moment.getUTCFullYear();
  return sameYear && (date.month === null || date.month === moment.getUTCMonth() + 1);
}

function isOld({ year, age }: FoundDate, now: Date): boolean {
  return age === null ? year !== null && year < now.getUTCFullYear() - 2 : age.from > 730;
}

/** Relative words can be about other things ("the latest posting"). They are checked only close to words about work. */
function isAboutWork(text: string, { start, end }: FoundDate): boolean {
  const around = text.slice(Math.max(0, start - 60), end + 60);
  return /\b(?:you|your|yours|commit\w*|pull requests?|PRs?|merge\w*|pushe?[ds]?|contribut\w*|repositor\w*|release\w*|patch\w*)\b|⟦g⟧/i.test(
    around,
  );
}

/** "On GitHub since 2016". */
function isAccountYear({ year, month }: FoundDate, { candidate }: DraftFacts, text: string): boolean {
  return (
    month === null &&
    year !== null &&
    candidate.accountCreatedAt.startsWith(`${year}-`) &&
    /\b(?:GitHub|account)\b/.test(text) &&
    /\bsince\b/.test(text)
  );
}
