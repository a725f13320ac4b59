import { ContextReader } from './name-context.js';
import { type Named, isNextToPlace, isInListOfCodes, mayMean, standsByItself } from './name-meaning.js';
import { liesWithin } from './gazetteer/place-containment.js';
import { CONFIDENCE, DOMINANCE, LOCATION_LIMITS, TEXT_RULES } from './gazetteer/place-weights.js';
import { type PlaceEntity, type PlaceMention, type PlaceSense } from './gazetteer/place-types.js';
import { toPlace } from './resolved-place.js';
import { type Choice, chooseSenses } from './sense-choice.js';
import { readNames, readWords } from './text-names.js';

/** Text between the members of a list of places. */
const WITHIN_LIST = /^(?:[,;/|&·•\-–()]|[;,]? ?#|,? ?(?:or|and|und|et|y|e|o|oder|ou|as well as))$/iu;
/** Text between a place and the state or country in which it lies. */
const WITHIN_PLACE = /^[,(\-–/|]?$/u;
/** Only near names support each other; longer lists are read in pieces of this size. */
const MAX_IN_CLUSTER = 8;

/** Returns the places named in running text; see `findPlaces`. */
export function scanPlaces(text: string): PlaceMention[] {
  const words = readWords(text);
  const names = readNames(text, words);
  const reader = new ContextReader(text, words, names);
  const named = names.map((name): Named => ({ name, context: reader.read(name) }));
  const mentions = clusters(text, named).flatMap((cluster) => readCluster(text, cluster));
  return decideByTheRest(mentions).map(toMention);
}

/** Groups names that stand next to each other in a list or as `city, state, country`. */
function clusters(text: string, named: readonly Named[]): Named[][] {
  const found: Named[][] = [];
  for (const each of named) {
    const current = found.at(-1);
    const last = current?.at(-1);
    const joined =
      last !== undefined &&
      each.name.start - last.name.end < 14 &&
      isWithinList(text.slice(last.name.end, each.name.start));
    if (current !== undefined && joined && current.length < MAX_IN_CLUSTER) current.push(each);
    else found.push([each]);
  }
  return found;
}

function isWithinList(between: string): boolean {
  const bare = withoutSpaces(between);
  return bare === '' ? between !== '' : WITHIN_LIST.test(bare);
}

/** Removes spaces at the ends. Line breaks stay, because they end a list. */
function withoutSpaces(text: string): string {
  const isSpace = (at: number): boolean => text[at] === ' ' || text[at] === '\u00a0';
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return text.slice(start, end);
}

interface Read {
  readonly choice: Choice;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly strong: boolean;
}

function readCluster(text: string, cluster: readonly Named[]): Read[] {
  const codesOnly = isInListOfCodes(cluster);
  const usable = cluster.flatMap((each, index) => {
    const senses = each.name.senses.filter(
      (sense) => mayMean(sense, each, cluster, index, codesOnly) && !(codesOnly && sense.entity.kind === 'region'),
    );
    return senses.length === 0 || each.context.partOfOther ? [] : [{ ...each, senses }];
  });
  const choices = chooseSenses(
    usable.map(({ name, senses, context }) => ({
      text: name.text,
      senses,
      part: 0,
      group: 0,
      afterComma: context.afterComma,
      tense: null,
    })),
  );
  const isMeant = choices.map((choice, index) => {
    const each = usable[index];
    return each !== undefined && (codesOnly || standsByItself(choice, each));
  });
  const read: Read[] = [];
  choices.forEach((choice, index) => {
    const each = usable[index];
    if (each === undefined || !(isMeant[index] || choice.qualified || isNextToPlace(usable, isMeant, choices, index)))
      return;
    const last = read.at(-1);
    const { start, end } = each.name;
    const strong = each.context.cue !== 'none';
    if (
      last !== undefined &&
      !isPartOfCountry(choice.sense) &&
      liesWithin(last.choice.sense.entity, choice.sense.entity) &&
      WITHIN_PLACE.test(withoutSpaces(text.slice(last.end, start)))
    ) {
      const close = text.slice(last.end, start).includes('(') && text[end] === ')' ? 1 : 0;
      read[read.length - 1] = {
        ...last,
        end: end + close,
        text: text.slice(last.start, end + close),
        strong: last.strong || strong,
      };
      return;
    }
    const isState =
      choice.sense.sort === 'abbreviation' && choice.sense.entity.kind === 'region' && each.context.afterComma;
    const isTown =
      isState &&
      last !== undefined &&
      last.choice.sense.entity.kind === 'city' &&
      text.slice(last.end, start).trim() === ',';
    if (isTown) read.pop();
    read.push({
      choice,
      start: isTown ? last.start : start,
      end,
      text: isTown ? text.slice(last.start, end) : each.name.text,
      strong,
    });
  });
  return read;
}

/** If a name may mean several places, the country of the certain places decides. */
function decideByTheRest(reads: readonly Read[]): Read[] {
  const votes = new Map<string, number>();
  for (const { choice } of reads) {
    const { country } = choice.sense.entity;
    if (country !== null && choice.rivals.length === 0) votes.set(country, (votes.get(country) ?? 0) + 1);
  }
  const votesFor = (entity: PlaceEntity): number => votes.get(entity.country ?? '') ?? 0;
  return reads.map((read) => {
    const { rivals, sense } = read.choice;
    if (rivals.length === 0) return read;
    const [first, second] = [sense.entity, ...rivals].sort((a, b) => votesFor(b) - votesFor(a));
    if (first === undefined || second === undefined || votesFor(first) === votesFor(second)) return read;
    const others = [sense.entity, ...rivals].filter((entity) => entity !== first);
    return {
      ...read,
      choice: {
        ...read.choice,
        sense: { ...sense, entity: first },
        rivals: others,
        qualified: false,
        lead: DOMINANCE.least,
      },
    };
  });
}

/** "New England": which towns lie in it is not known. */
function isPartOfCountry({ area, entity }: PlaceSense): boolean {
  return area && entity.kind === 'country';
}

function toMention({ choice, start, end, text, strong }: Read): PlaceMention {
  const { sense, rivals } = choice;
  const place = toPlace(sense.entity, text);
  return {
    place: isPartOfCountry(sense) ? { ...place, region: text } : place,
    start,
    end,
    text,
    confidence: Math.round(confidenceOf(choice) * (strong || choice.qualified ? 1 : TEXT_RULES.withoutCue) * 100) / 100,
    kind: sense.entity.kind,
    alternatives: rivals.slice(0, LOCATION_LIMITS.alternatives).map((rival) => toPlace(rival, text)),
  };
}

function confidenceOf({ qualified, rivals, lead }: Choice): number {
  if (qualified && rivals.length === 0) return CONFIDENCE.qualified;
  if (rivals.length > 0) return lead === DOMINANCE.least ? CONFIDENCE.dominant : CONFIDENCE.common;
  if (lead === Infinity) return CONFIDENCE.alone;
  return lead >= DOMINANCE.clear ? CONFIDENCE.clear : CONFIDENCE.dominant;
}
