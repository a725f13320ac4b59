import { readFileSync } from 'node:fs';
import { type RemoteMode } from '../../../domain/job-terms.js';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { distribute } from '../text/distribute.js';
import { PhraseBook } from '../text/phrase-book.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';

interface ModeRule {
  mode: RemoteMode;
  /** `full`: the phrase can mean nothing else; `firm`: it states the mode; `plain`: it only mentions the mode. */
  weight: 'full' | 'firm' | 'plain';
  phrases: string[];
}

const RULES = JSON.parse(readFileSync(new URL('./data/remote.json', import.meta.url), 'utf8')) as ModeRule[];
const PHRASES = new PhraseBook<ModeRule>(
  RULES.flatMap((rule) => rule.phrases.map((phrase): [string, ModeRule] => [phrase, rule])),
);
/** The single word "remote", separated from the words around it: "for 3 months, remote, $45". */
const SET_OFF = /(?:^|[,|(/;:-] ?)(?:fully |100% ?)?remote(?=$| ?[,|)/;.-])/gi;

/** The same for the other ways of working: "Riyadh, on-site, shift work". */
const OTHER_SET_OFF = /(?:^|[,|(/;:-] ?)(on-?site|hybrid)(?=$| ?[,|)/;.-])/gi;
/** "Two days a week in Derby." */
const DAYS_IN_TOWN = /\b(?:one|two|three|four|[1-4]) days? (?:a|per) week in \p{Lu}/u;

/** "You come to our office in Graz two days a week." */
const OFFICE_DAYS =
  /\boffices?\b[^.;!?]{0,30}?\b(?:once|twice|(?:one|two|three|four|[1-4])(?:-[2-4])?(?: to (?:two|three|four))?[ -](?:times?|days?)) (?:a|per|each|every) week\b|\b(?:one|two|three|four|[1-4])(?:-[2-4])? days? (?:a|per|each|every) week (?:in|at|from) (?:our|the|an?) (?:\w+ ){0,2}office\b|\b(?:one|two|three|four|[1-4])(?: ?(?:-|to|or) ?[2-4])? days? (?:on[ -]?site|in[ -](?:the )?office)\b/i;

const REMOTE =
  /\b(?:remote|remotely|anywhere|telecommute|wfh|work from home|distributed(?! (?:systems?|services|backend|computing|data\w*|software))|virtual|worldwide)\b/i;
/** Remote work as one of several ways of working: the person may choose it. */
const EITHER_MODE = /\bremote\b ?(?:,|\/|or|\|) ?(?:\w+ )?hybrid\b|\bhybrid\b ?(?:,|\/|or|\|) ?(?:\w+ )?remote\b/i;
const NOT_SO = /\b(?:not|isn't|aren't|no longer|never)\b(?: \w+){0,2} ?$/i;
const HYBRID = /\b(?:hybrid|partial(?:ly)? remote|flexible)\b/i;
const ONSITE = /\b(?:on-?site|on site|wfo|in[ -]office|work from office|office based|no|in person|in-person)\b/i;

const SOME_DAYS = /\b(?:[1-4]|one|two|three|four)(?: ?(?:-|to) ?[2-4])? days?\b/i;
/** "Two days per week from home." */
const HOME_DAYS =
  /\b(?:one|two|three|four|[1-4])(?: ?(?:-|to) ?[2-4])? days?(?: (?:a|per|each|every) week)? (?:from home|at home|home office|of (?:remote work|home office)|remote(?:ly)?)\b/i;
/** "60 % home office"; 100 % has three digits. */
const HOME_SHARE = /(?<![\d.,])\d{1,2} ?% (?:of (?:the |your )?(?:time|work) )?(?:remote|home ?office|from home)\b/i;
/** "Remote work: 2 days per week". */
const REMOTE_DAYS =
  /\b(?:remote work|home ?office|work from home)[ :,(]{1,3}(?:up to )?(?:one|two|three|four|[1-4])(?: ?(?:-|to) ?[2-4])? days? (?:a|per|each|every) week\b/i;
/** "Mobile work up to 60 %". */
const SHARE_AFTER =
  /\b(?:home ?office(?: possible)?|remote(?: work)?|mobile work(?:ing)?)[ :,(]{1,3}(?:possible )?(?:up to |ca\. ?)?\d{1,2} ?%/i;
/** A remote team among the requirements is experience that is asked for, not an offer. */
const AS_EXPERIENCE =
  /\b(?:experience|experienced|comfortable|ability|able|good|previous|prior|managing|managed|used to|manage|lead|skills|knowledge|collaborat\w{1,4})\b/i;
/** Visits, customers or benefits: an office that is not the place of work. */
const NO_OFFICE_WORK =
  /\b(?:offsites?|meetups?|retreats?|lunch|snacks|gym|events?|customers?|(?<!our )clients?|interviews?|occasional\w{0,2}|periodic|once a|twice a|per quarter|quarterly|per year|parking|kitchen|coffee|breakfast|massage|support|training|teambuilding|day[ -]?care|budget|set-?up|equipment|stipend|allowance)\b/i;
const SILENT: ReadonlySet<SectionKind> = new Set(['header', 'legal', 'process', 'preferred', 'stack']);

/** The phrase with the most weight decides. Labelled lines replace all other phrases. */
const WEIGHTS = { full: 4, title: 3, firm: 3, plain: 2 } as const;

interface Sign extends TextSpan {
  readonly mode: RemoteMode;
  readonly weight: number;
}

/**
 * Returns how far the work is remote. An offer of fully remote work counts as remote, even if there is an office too.
 */
export function readRemote(posting: Posting, fields: readonly HeaderField[]): Found<RemoteMode> | null {
  const labelled = fields.flatMap((field) => labelledSigns(field));
  const signs = labelled.length > 0 ? labelled : [...headerSigns(posting), ...statedSigns(posting)];
  const chosen = choose(signs);
  if (chosen === undefined) return null;
  const { mode, start, end } = chosen;
  return { value: mode, span: { start, end } };
}

function labelledSigns(field: HeaderField): Sign[] {
  if (field.name !== 'remote' && field.name !== 'location' && field.name !== 'employment') return [];
  const yes = field.name === 'remote' && /^(?:yes|true|100|full|possible|ok)/i.test(field.text);
  // "Remote: 3 days a week".
  if (field.name === 'remote' && SOME_DAYS.test(field.text))
    return [{ mode: 'hybrid', weight: WEIGHTS.title, start: field.start, end: field.end }];
  return modesIn(field.text, yes).map((mode) => ({ mode, weight: WEIGHTS.title, start: field.start, end: field.end }));
}

function modesIn(text: string, yes: boolean): RemoteMode[] {
  if (EITHER_MODE.test(text)) return ['remote'];
  // "On-site 2 days per week".
  if (ONSITE.test(text) && SOME_DAYS.test(text) && /\bweek\b/i.test(text)) return ['hybrid'];
  if (HYBRID.test(text) || HOME_SHARE.test(text) || REMOTE_DAYS.test(text)) return ['hybrid'];
  if (/\b(?:no|not|non)[ -](?:\w+ ){0,2}remote/i.test(text) || /^(?:no|none|false)\b/i.test(text)) return ['onsite'];
  if (yes || REMOTE.test(text)) return ['remote'];
  return ONSITE.test(text) ? ['onsite'] : [];
}

/** Reads the title and the short lines below it. */
function headerSigns({ blocks }: Posting): Sign[] {
  return blocks
    .filter(({ section, text }) => section === 'header' && text.length < 160)
    .flatMap(({ start, end, text }) =>
      modesIn(text, false).map((mode) => ({ mode, weight: WEIGHTS.title, start, end })),
    );
}

function statedSigns({ text, words, sentences }: Posting): Sign[] {
  const matches = distribute(PHRASES.find(text, words), sentences);
  return sentences.flatMap(({ start, end, block }, index) => {
    if (SILENT.has(block.section)) return [];
    const sentence = text.slice(start, end);
    const stated = (matches[index] ?? []).flatMap((match): Sign[] => {
      const { mode, weight } = match.value;
      const asked = block.section === 'requirements' && mode === 'remote' && AS_EXPERIENCE.test(sentence);
      if (asked || (mode !== 'remote' && NO_OFFICE_WORK.test(sentence))) return [];
      if (weight === 'full' && NOT_SO.test(text.slice(start, match.start))) return [];
      return [{ mode, weight: WEIGHTS[weight], start: match.start, end: match.end }];
    });
    const office = NO_OFFICE_WORK.test(sentence) ? null : OFFICE_DAYS.exec(sentence);
    const days =
      office ??
      HOME_DAYS.exec(sentence) ??
      HOME_SHARE.exec(sentence) ??
      REMOTE_DAYS.exec(sentence) ??
      SHARE_AFTER.exec(sentence) ??
      DAYS_IN_TOWN.exec(sentence);
    if (days !== null) {
      const at = start + days.index;
      stated.push({ mode: 'hybrid', weight: WEIGHTS.firm, start: at, end: at + days[0].length });
    }
    const bare = block.section === 'requirements' ? [] : [...sentence.matchAll(SET_OFF)];
    const others = block.section === 'requirements' ? [] : [...sentence.matchAll(OTHER_SET_OFF)];
    stated.push(
      ...others.map((match): Sign => ({
        mode: match[1]?.toLowerCase() === 'hybrid' ? 'hybrid' : 'onsite',
        weight: WEIGHTS.plain,
        start: start + match.index,
        end: start + match.index + match[0].length,
      })),
    );
    return stated.concat(
      bare.map((match) => ({
        mode: 'remote',
        weight: WEIGHTS.plain,
        start: start + match.index,
        end: start + match.index + match[0].length,
      })),
    );
  });
}

function choose(signs: readonly Sign[]): Sign | undefined {
  const heaviest = Math.max(...signs.map(({ weight }) => weight));
  const top = signs.filter(({ weight }) => weight === heaviest);
  const byMode = (mode: RemoteMode) => top.find((sign) => sign.mode === mode);
  return byMode('hybrid') ?? byMode('remote') ?? byMode('onsite');
}
