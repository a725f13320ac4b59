import { moneyIn } from '../facts/money.js';
import { datesIn } from '../facts/dates.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { refused, type DraftCheck } from './draft-problem.js';
import { namedRepositories } from './repositories.js';
import { type RepositoryFact } from '../facts/repository-facts.js';

const NUMBER = /(?<![\p{L}\d_⟦])#?\d+(?:[.,]\d+)*(?:\+|%|x\b|k\b|th\b|st\b|nd\b|rd\b)?/gu;
const UNIT =
  'years?|months?|weeks?|days?|stars?|forks?|followers?|commits?|contributions?|pull requests?|PRs?|merges?|repositor(?:y|ies)|repos?|projects?|issues?|reviews?|downloads?|installs?|users?|customers?|clients?|developers?|engineers?|people|employees|colleagues|offices|countries|teams?|companies|lines of code|releases?|languages?|rounds?|interviews?|openings?|positions?|roles?|percent|times';
const NUMBER_WORD = new RegExp(
  String.raw`\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|billion|hundreds|thousands|millions|dozens?|scores|countless|numerous|many|several|lots|tons|plenty|a lot|a number|a decade|decades|half a) (?:of )?(?:(?!(?:because|the|that|which|with|for) )[\w-]+ ){0,2}(?:${UNIT})\b|\b(?:hundreds|thousands|millions|dozens|decades) of\b|\bfor (?:many )?years\b|\bover the years\b|(?<!\d\+? )\byears of experience\b`,
  'giu',
);
/** Units for the length of a conversation or a text. They do not describe what somebody has done. */
const HARMLESS_AFTER = /^[- ]?(?:minutes?|min|lines?|words?|sentences?|questions?|clicks?|characters)\b/i;
const MOST_HARMLESS = 60;

/** Every number is in the evidence or in the posting. The same goes for number words that count something. */
export const checkNumbers: DraftCheck = (text, facts) => {
  const named = namedRepositories(text, facts);
  return text.sentences.flatMap(({ text: sentence, technologies }) => {
    const digits = Array.from(sentence.matchAll(NUMBER), (found) => ({
      number: found[0],
      start: found.index,
      before: sentence.slice(0, found.index),
      after: sentence.slice(found.index + found[0].length),
    }));
    const words = Array.from(sentence.matchAll(NUMBER_WORD), (found) => ({ number: found[0], start: found.index }));
    if (digits.length + words.length === 0) return [];
    const taken = [
      ...moneyIn(sentence),
      ...datesIn(sentence),
      ...technologies.filter((found) => /\d/.test(found.text)),
    ];
    const isTaken = (at: number): boolean => taken.some(({ start, end }) => at >= start && at < end);
    return [
      ...digits
        .filter(({ number, start, before, after }) => !isTaken(start) && !isKnown(number, before, after, facts, named))
        .map(({ number, after }) =>
          refused(
            'number',
            `${number}${after.slice(0, 20).replace(/[.,;\n].*$/s, '')}`,
            'this number is neither in the evidence nor in the posting',
          ),
        ),
      ...words
        .filter(({ number, start }) => !isTaken(start) && !OF_THE_POSTING.test(number))
        .map(({ number }) => refused('number', number, 'nothing counts this in the evidence or the posting')),
    ];
  });
};

/** How many openings a posting has is not checked. */
const OF_THE_POSTING = /^(?:several|many) (?:positions?|roles?|openings?)$/i;

function isKnown(
  number: string,
  before: string,
  after: string,
  facts: DraftFacts,
  named: readonly RepositoryFact[],
): boolean {
  const value = Number(number.replaceAll(/[#,+]/g, ''));
  if (/^\d+$/.test(number) && HARMLESS_AFTER.test(after) && value <= MOST_HARMLESS) return true;
  const unit = after.trim().toLowerCase();
  const { yearsMin, yearsMax, requiredSkills, preferredSkills } = facts.requirement;
  if (/^(?:\+ ?)?(?:or more |to \d+ )?years?\b/.test(unit) || /^(?:-|–| to ) ?\d+\+? years?\b/.test(after))
    return value === yearsMin || value === yearsMax;
  if (number.startsWith('#') || /\b(?:pull request|PR)(?: number| no\.?)? $/i.test(before))
    return named.some(({ merges }) => merges.some(({ url }) => url.endsWith(`/pull/${value}`)));
  if (/^stars?\b/.test(unit)) return named.some(({ stars }) => stars === value);
  if (/^commits?\b/.test(unit)) return named.some(({ commits }) => commits === value);
  if (/^(?:merged )?(?:pull requests?|prs?)\b/.test(unit)) return named.some(({ merges }) => merges.length === value);
  // A version number may be part of a skill in the posting's words.
  return [...requiredSkills, ...preferredSkills].some(({ name, text }) =>
    `${name} ${text}`.split(/[^\d.]+/).includes(String(value)),
  );
}
