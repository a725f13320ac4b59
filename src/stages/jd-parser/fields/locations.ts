import { type Place } from '../../../domain/job-requirement.js';
import { findPlaces } from '../../../knowledge/places/place-resolver.js';
import { type PlaceMention } from '../../../knowledge/places/gazetteer/place-types.js';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { findInSpans, runsWithout } from '../structure/runs.js';
import { type SectionBlock } from '../structure/sections.js';
import { distribute } from '../text/distribute.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';
import { decideHomonyms } from './homonyms.js';
import { type Opening } from './opening.js';
import { type PlaceAt, smallTowns, townsOfStates, withoutParts } from './place-parts.js';
import { THRESHOLDS } from '../thresholds.js';

/** The places of work, and warnings about doubtful ones. */
export interface LocationsReading {
  readonly places: readonly Found<Place>[];
  readonly warnings: readonly string[];
}

/** A list of more countries than this says where the employer hires, not where the work is. */
const MAX_COUNTRIES = 10;
/** This many states of one country without a city stand for the country. */
const STATES_OF_A_COUNTRY = 3;
/** Number of characters before and after a place that are searched for words about it. */
const REACH = 200;

/** Words that say that the work is done at the place. */
const WORK_BEFORE =
  /\b(?:(?<!company |firm |startup |agency |consultancy |team |business |organi[sz]ation |customers? |clients? )based (?:in|out of)|located (?:in|at)|candidates? (?:located |based |living |residing )?(?:in|from|within)|work from (?:our|the) (?:\w+ ){0,3}offices? in|remotely (?:from|in|within|across)|remote (?:from|in|within|across|work from|work in|position in|role in|job in|candidates in|candidates from|anywhere in|throughout)|remote,?|anywhere in|from anywhere in|(?:engineer|developer|programmer|architect|scientist|analyst|administrator|designer|specialist|consultant|tester|researcher|manager|intern|technician|expert|freelancer|someone|colleague)s? (?:based |located )?in|(?:join|joining|at|for|with) (?:\p{Lu}[\p{L}&.-]{1,30} ){1,3}in|(?:the|your|my) team in|(?:on-?site|on site|in[ -]person) in|(?:position|role|job|opportunity|opening|vacancy|internship|contract) (?:is )?(?:based |located )?in|office is in|for our (?:team|office|site|location) in|join (?:us|our (?:\w+ ){0,2}team) in|relocat\w{1,5} to|authori[sz]ed to work in|eligible to work in|right to work in|work permit for|hire in|hiring in|living in|live in|(?:live|living|based) (?:in or )?near|lives? in|resid(?:e|ing) (?:in|within)|residents? of|place of work is|work in(?: our)?|work at our|we(?:'re| are) (?:all )?in|office in|offices in|studio in|or in|in our|at our|from our|employees in|employment in|must be in|situated in|clients?, an? (?:[\p{L}-]{1,20} ){1,3}in|on-?site in|hybrid in|^in|where\??|location:?) (?:the |our |a |any of |one of |either |downtown |central |greater )?(?:[\p{L}, ]{0,160}(?:,| or| and|\/) (?:the |our )?)?$/iu;
/** "We are looking for a developer with React for our team in Turin". */
const SEEKING_IN =
  /\b(?:(?:look|search)ing for|seeking|is hiring|needs?):? [^.;:]{3,150} (?:for|to) (?:our|its|their|the) [^.,;:]{0,40}\bin $|\b(?:(?:look|search)ing for|seeking|is hiring|needs?):? [^.,;:]{3,80} in $/i;
const WORK_AFTER =
  /^(?:[- ]based (?:\w+ ){0,2}(?:candidates?|applicants?|positions?|roles?|staff|employees?|developers?|engineers?|people|talent|team|only)\b|[- ]based[.,;)]|[- ]based$|\.?,? (?:\w+ )?(?:office|team|studio|campus|hub|lab)\b|'s office\b| headquarters? (?:office|preferred)|,? on-?site\b|,? hybrid\b| only\b|\)? only\b| residents?\b| ?\(remote\)|,? or remote\b|,? remote\b|,? ?\/ ?remote\b|\) (?:seeks|is (?:looking|seeking|hiring|recruiting)|invites|has an opening)\b|,? we (?:are )?(?:recruit|hir|look|seek|search)(?:e|ing)?\b)/i;
/** Words that say that the place belongs to something else. */
const ELSEWHERE_BEFORE =
  /\b(?:headquartered in|head ?office in|hq in|founded in|customers in|clients in|users in|members in|countries in|across|companies in|markets in|located all over|offices? (?:around|across)|investors|university of|bank of|state of|city of|county of|department of|institute of|native|fluent(?: in)?|team members in|spread across|launched in|born in|leading|offsites? in|meet(?:ing)?s? in|retreats? in|experience in|customers from|clients from|largest|countries:?|operates? in|operating in|active in|present in|serving) (?:[\p{L}, ]{0,60}(?:,| or| and|\/) )?(?:the )?$/iu;
const ELSEWHERE_AFTER =
  /^(?:,? (?:the company|we are(?! (?:looking|seeking|hiring|searching))|we're|our company|the firm|we have|we've|it is|our team is)\b|(?:\/[\p{L}]{3,12})?(?:[ -](?:\w+ )?(?:time ?zones?|timezone|time\b|hours|holidays?|citizens?|citizenship|government|market|law|language|dollars?|customers|clients|companies|business hours|working hours|eastern|pacific|central|registered|taxpayer|passport|developers|university|armed forces|army|navy|air force|standard|region's)))|^ ?\$|^'s (?:largest|fastest|leading|most|best|biggest|timezone|time)|^-(?:speaking|style)/iu;

/** A part of the opening is a place from this confidence on. */
const SURE_ALONE = 0.7;
const STREET_AFTER =
  /^ (?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|House|Building|Tower|Towers|Plaza|Court|Square|Boulevard|Blvd|Drive|Way|Hall|Business Park)(?![\p{L}])/u;
const STREET = /^(?:Street|Road|Avenue|Lane|House|Building|Tower|Plaza|Court|Square|Boulevard|Drive|Way|Hall)$/;

const POSTAL_CODE = /\b\d{4,5}\b/;

const WORKPLACE: ReadonlySet<SectionKind> = new Set(['location', 'header']);
const SILENT: ReadonlySet<SectionKind> = new Set(['company', 'legal', 'process', 'stack', 'preferred']);

/** Parts of the posting that are not searched for places. */
const WITHOUT_PLACES: ReadonlySet<SectionKind> = new Set(['duties', 'stack', 'preferred', 'process', 'legal']);
/** A sentence about the place of work has one of these words. */
const WORK_WORD =
  /\b(?:based|located|situated|developers?|engineers?|programmers?|consultants?|architects?|scientists?|analysts?|testers?|administrators?|someone|candidates?|applicants?|work(?:s|ing)?|remote(?:ly)?|anywhere|position|role|job|opportunity|opening|vacancy|internship|contract|offices?|join|relocat\w{1,5}|authori[sz]ed|eligible|right|permit|hir(?:e|ing)|liv(?:e|es|ing)|resid\w{1,6}|place|employ(?:ees|ment)|team|studio|hub|lab|campus|headquarters?|on-?site|hybrid|where|location|we(?:'re| are)|in our|at our|from our|only)\b/i;

/**
 * Returns the places where the work is done, or from where it may be done. Empty if the text names no place, or says
 * "anywhere".
 */
export function readLocations(
  posting: Posting,
  fields: readonly HeaderField[],
  opening: Opening,
  leastConfidence = THRESHOLDS.placeConfidence,
): LocationsReading {
  const { text, blocks, sentences } = posting;
  const locations = fields.filter(({ name }) => name === 'location' || name === 'remote');
  const lines = opening.line === null ? locations : [...locations, opening.line];
  const { likely, context } = placesIn(posting, lines, leastConfidence);
  const bySentence = distribute(
    withParts(text, likely, [...opening.parts, ...locations.map((field) => firstOf(text, field))]),
    sentences,
  );
  const addresses = addressesIn(blocks, locations, bySentence.flat());
  const stated = sentences.flatMap((sentence, index) =>
    (bySentence[index] ?? []).flatMap((mention): PlaceAt[] => {
      if (isElsewhere(text, mention, sentence) || overlaps(mention, opening.company)) return [];
      const labelled = lines.some(({ start, end }) => mention.start >= start && mention.end <= end);
      const short = sentence.block.section === 'header' && sentence.block.text.length < 160;
      if (addresses.has(sentence.block)) return [];
      if (labelled || (WORKPLACE.has(sentence.block.section) && (short || sentence.block.section === 'location')))
        return [{ ...mention, labelled: true }];
      if (SILENT.has(sentence.block.section)) return [];
      return isWorkplace(text, mention, sentence) ? [{ ...mention, labelled: false }] : [];
    }),
  );
  const places = stated.filter((one) => !isStreet(text, one));
  const decided = decideHomonyms(
    withoutRepeats(smallTowns(text, townsOfStates(text, withoutParts(text, places)), locations)),
    context,
  );
  return { places: condense(decided.places), warnings: decided.warnings };
}

/**
 * Returns the places of the blocks that may say where the work is. If a name is ambiguous, `context` has the places of
 * the whole text.
 */
function placesIn(
  { text, blocks }: Posting,
  fields: readonly TextSpan[],
  leastConfidence: number,
): { likely: PlaceMention[]; context: PlaceMention[] } {
  const likely = blocks.filter((block) => {
    if (WORKPLACE.has(block.section) || fields.some(({ start, end }) => start < block.end && end > block.start))
      return true;
    return !SILENT.has(block.section) && !WITHOUT_PLACES.has(block.section) && WORK_WORD.test(block.text);
  });
  const sure = (mentions: PlaceMention[]) => mentions.filter(({ confidence }) => confidence >= leastConfidence);
  const found = sure(findInSpans(text, likely, findPlaces));
  if (found.every(({ alternatives }) => alternatives.length === 0)) return { likely: found, context: found };
  return { likely: found, context: sure(findInSpans(text, runsWithout(blocks, WITHOUT_PLACES), findPlaces)) };
}

/** The lines with a postal code that name a town which a labelled line elsewhere has named: addresses of that place. */
function addressesIn(
  blocks: readonly SectionBlock[],
  fields: readonly TextSpan[],
  mentions: readonly PlaceMention[],
): ReadonlySet<SectionBlock> {
  const lines = blocks.filter(({ section, text }) => section === 'location' && POSTAL_CODE.test(text));
  const towns = lines.length === 0 ? [] : mentions.filter(({ kind }) => kind === 'city');
  const isNamed = (line: SectionBlock, city: string | null) =>
    towns.some(
      (town) => town.place.city === city && !overlaps(town, line) && fields.some((field) => overlaps(town, field)),
    );
  return new Set(lines.filter((line) => towns.some((town) => overlaps(town, line) && isNamed(line, town.place.city))));
}

function overlaps({ start, end }: TextSpan, other: TextSpan | null): boolean {
  return other !== null && start < other.end && end > other.start;
}

function isElsewhere(text: string, { start, end }: PlaceMention, sentence: TextSpan): boolean {
  const before = text.slice(Math.max(sentence.start, start - REACH), start);
  const after = text.slice(end, Math.min(sentence.end, end + REACH));
  if (text.slice(start, end) === 'OK' && /\bremote\W{0,3}$/i.test(before)) return true;
  return ELSEWHERE_AFTER.test(after) || (ELSEWHERE_BEFORE.test(before) && !WORK_AFTER.test(after));
}

function isWorkplace(text: string, { start, end }: PlaceMention, sentence: TextSpan): boolean {
  const before = text.slice(Math.max(sentence.start, start - REACH), start);
  const after = text.slice(end, Math.min(sentence.end, end + REACH));
  return WORK_BEFORE.test(before) || WORK_AFTER.test(after) || SEEKING_IN.test(before);
}

/** "Dublin (hybrid)": the value of a labelled line up to the first bracket or comma. */
function firstOf(text: string, { start, end }: TextSpan): TextSpan {
  const stop = text.slice(start, end).search(/ ?[(,;]/);
  return { start, end: stop > 0 ? start + stop : end };
}

/** Adds parts of the opening, and values of labelled lines, that are places by themselves, although they would be doubtful within a text. */
function withParts(text: string, known: readonly PlaceMention[], parts: readonly TextSpan[]): PlaceMention[] {
  const added = parts.flatMap(({ start, end }) => {
    if (known.some((mention) => overlaps(mention, { start, end }))) return [];
    return findPlaces(text.slice(start, end))
      .filter((place) => place.confidence >= SURE_ALONE && place.start === 0)
      .map((place) => ({ ...place, start: start + place.start, end: start + place.end }));
  });
  return [...known, ...added].toSorted((one, other) => one.start - other.start);
}

/** "12 Paris Street", "Berlin House": the name of a street or a building. */
function isStreet(text: string, { start, end }: TextSpan): boolean {
  if (STREET_AFTER.test(text.slice(end, end + REACH))) return true;
  const wordBefore =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(' ')
      .at(-2) ?? '';
  return STREET.test(text.slice(start, end)) && text[start - 1] === ' ' && /^\p{Lu}\p{L}/u.test(wordBefore);
}

/** Drops a country named elsewhere in the text if a labelled line names a place in that country. */
function withoutRepeats(stated: readonly PlaceAt[]): PlaceAt[] {
  const labelled = new Set(stated.filter((one) => one.labelled).map(({ place }) => place.country));
  return stated.filter(({ labelled: own, kind, place }) => own || kind !== 'country' || !labelled.has(place.country));
}

/** "Miami, FL (South Florida candidates welcome)": the town says more than its state or country. */
function withoutOwnRegions(places: readonly Found<Place>[]): Found<Place>[] {
  const towns = places.filter(({ value }) => value.city !== null && value.region !== null);
  return places.filter(
    ({ value, span }) =>
      value.city !== null ||
      value.region === null ||
      !towns.some(
        (town) =>
          town.value.region === value.region && town.value.country === value.country && town.span.start < span.start,
      ),
  );
}

/** Keeps each place once. Several states become their country; a list of countries all over the world is dropped. */
function condense(places: readonly Found<Place>[]): Found<Place>[] {
  const unique = new Map<string, Found<Place>>();
  for (const found of places) {
    const { city, region, country } = found.value;
    const key = `${city ?? ''}|${city === null ? (region ?? '') : ''}|${country ?? ''}`;
    if (!unique.has(key)) unique.set(key, found);
  }
  const all = withoutOwnRegions([...unique.values()]);
  const countries = new Set(
    all.filter(({ value }) => value.city === null && value.region === null).map(({ value }) => value.country),
  );
  const kept = countries.size > MAX_COUNTRIES ? all.filter(({ value }) => value.city !== null) : all;
  const states = kept.filter(({ value }) => value.city === null && value.region !== null && value.country !== null);
  const [first] = states;
  if (
    first === undefined ||
    states.length < STATES_OF_A_COUNTRY ||
    states.some(({ value }) => value.country !== first.value.country)
  )
    return kept;
  const country = { ...first, value: { ...first.value, region: null } };
  return [...kept.filter((found) => !states.includes(found)), ...(countries.has(first.value.country) ? [] : [country])];
}
