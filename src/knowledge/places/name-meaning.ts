import { gazetteer } from './gazetteer/gazetteer.js';
import { type Cue, type NameContext } from './name-context.js';
import { liesWithin } from './gazetteer/place-containment.js';
import { TEXT_RULES } from './gazetteer/place-weights.js';
import { type PlaceSense } from './gazetteer/place-types.js';
import { type Choice } from './sense-choice.js';
import { type TextName } from './text-names.js';
import { textWords } from './text-words.js';

/** A name in running text, with its context. */
export interface Named {
  readonly name: TextName;
  readonly context: NameContext;
}

const MIN_CODES_IN_LIST = 3;

/**
 * Whether a meaning of a name is plausible. Most abbreviations and small districts are not plausible without more
 * evidence.
 */
export function mayMean(
  sense: PlaceSense,
  { name, context }: Named,
  cluster: readonly Named[],
  index: number,
  inListOfCodes: boolean,
): boolean {
  const around = [cluster[index - 1], cluster[index + 1]];
  const isAround = around.some((other) =>
    other?.name.senses.some(({ entity }) => liesWithin(entity, sense.entity) || liesWithin(sense.entity, entity)),
  );
  if (sense.sort === 'abbreviation') {
    if (name.text !== name.text.toUpperCase()) return false;
    if (textWords.standalone.has(name.key)) return true;
    if (textWords.codes.has(name.key) && (isPointedAt(context) || cluster.some(isWellKnown))) return true;
    if (isStateOfSmallTown(sense, name.key, context, cluster[index - 1])) return true;
    return isAround || (sense.entity.kind === 'country' && inListOfCodes);
  }
  return sense.entity.kind !== 'region' || isAround || gazetteer().isReviewed(sense.entity);
}

/** `Berlin, NH`, `Location: Bar Harbor, ME`: the state is certain, but the town is too small to be in the gazetteer. */
function isStateOfSmallTown(
  { entity }: PlaceSense,
  code: string,
  context: NameContext,
  before: Named | undefined,
): boolean {
  if (entity.kind !== 'region' || !context.afterComma || textWords.smallWords.has(code)) return false;
  const followsTown =
    before?.name.senses.some((sense) => sense.entity.kind === 'city' && sense.sort !== 'abbreviation') ?? false;
  return (entity.country === 'US' || entity.country === 'CA') && (context.cue === 'sure' || followsTown);
}

const isPointedAt = (context: NameContext | undefined): boolean =>
  context !== undefined && context.cue !== 'none' && context.cue !== 'weak';

/** Whether a name counts as a place without another name beside it. */
const isWellKnown = ({ name }: Named): boolean =>
  textWords.standalone.has(name.key) ||
  name.senses.some(
    ({ entity, sort }) =>
      sort !== 'abbreviation' && entity.people >= TEXT_RULES.people.none && !textWords.ordinary.has(name.key),
  );

/** Whether the list consists of country codes only, and one of them is well known: `US, AR, CA, EU`. */
export function isInListOfCodes(cluster: readonly Named[]): boolean {
  const isCode = ({ name }: Named): boolean =>
    name.senses.some(({ entity, sort }) => sort === 'abbreviation' && entity.kind !== 'region');
  return (
    cluster.length >= MIN_CODES_IN_LIST &&
    cluster.every(isCode) &&
    cluster.some(({ name }) => textWords.standalone.has(name.key))
  );
}

/** Whether a name is a place without another place beside it. */
export function standsByItself({ sense }: Choice, { name, context }: Named): boolean {
  const { cue } = context;
  if (sense.sort === 'abbreviation')
    return (
      textWords.standalone.has(name.key) ||
      textWords.codes.has(name.key) ||
      (sense.entity.kind === 'region' && context.afterComma)
    );
  const { kind, people } = sense.entity;
  if (name.text.includes(',')) return true;
  if (textWords.ordinary.has(name.key))
    return (
      cue === 'sure' || (kind === 'city' ? isOrdinaryCity(people, cue, name.key) : cue !== 'none' && cue !== 'weak')
    );
  if (cue === 'sure') return true;
  if (kind === 'country' || kind === 'supranational') return true;
  return people >= TEXT_RULES.people[cue];
}

function isOrdinaryCity(people: number, cue: Cue, key: string): boolean {
  if (cue === 'strong') return people >= TEXT_RULES.peopleOfOrdinary;
  return cue === 'medium' && people >= TEXT_RULES.peopleOfOrdinaryCity && !textWords.technologies.has(key);
}

/**
 * Whether a doubtful name next to a certain place counts as a place too. If no cue points to the list, only a larger
 * town does.
 */
export function isNextToPlace(
  usable: readonly Named[],
  isMeant: readonly boolean[],
  choices: readonly Choice[],
  index: number,
): boolean {
  const people = choices[index]?.sense.entity.people ?? 0;
  const isTown = people >= TEXT_RULES.people.medium && !textWords.ordinary.has(usable[index]?.name.key ?? '');
  return [index - 1, index + 1].some((other) => {
    return (
      (isMeant[other] ?? false) && (isTown || isPointedAt(usable[other]?.context) || choices[other]?.qualified === true)
    );
  });
}
