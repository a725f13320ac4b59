import { readAtoms } from './location-atoms.js';
import { readTokens } from './location-tokens.js';
import { locationWords } from './location-words.js';
import { liesWithin } from './gazetteer/place-containment.js';
import { placeKey } from './gazetteer/place-key.js';
import { CONFIDENCE, DOMINANCE, LOCATION_LIMITS } from './gazetteer/place-weights.js';
import { type LocationReading, type PlaceEntity } from './gazetteer/place-types.js';
import { type Choice, chooseSenses } from './sense-choice.js';
import { commonGround, describe, toResolvedPlace } from './resolved-place.js';

const RUN = /\S+/gu;
const CONTROLS = /\p{Cc}+/gu;
/** Invisible characters: direction marks, joiners and similar. */
const INVISIBLE = /[\p{Cf}\ufe0f]+/gu;

/** A city of this size is a world city. Thousands of people. */
const WORLD_CITY = 2_000;

/** Reads the free-text location of a profile. Never throws. The reason always says what was done with the text. */
export function readLocation(raw: string): LocationReading {
  if (raw.trim() === '') return unknown('The profile gives no location.');
  const text = clean(raw);
  const tokens = readTokens(text).slice(0, LOCATION_LIMITS.words);
  const key = tokens.some(({ flag }) => flag !== null) ? '' : placeKey(text);
  if (locationWords.remote.has(key)) return saysOnlyRemote();
  if (locationWords.jokes.has(key)) return unknown('Not a place on a map.');
  const { atoms, unread, remote } = readAtoms(text, tokens);
  const found = withoutSmallTowns(chooseSenses(atoms));
  const choices = withoutPastPlaces(found);
  const places = mostSpecific(choices);
  const [first] = places;
  if (first === undefined) {
    if (remote) return saysOnlyRemote();
    if (choices.length < found.length) return unknown('Says only where the person was before.');
    return unknown(tokens.length === 0 ? 'There is no word in it.' : 'Names no place of the gazetteer.');
  }
  if (places.length > 1) return readSeveral(text, places);
  return readOne(text, first, unread.length > 0);
}

/** Invisible letters of subdivision flags are kept, because they spell the subdivision. */
function clean(raw: string): string {
  const text = raw
    .slice(0, LOCATION_LIMITS.characters)
    .replace(CONTROLS, ' ')
    .replace(RUN, (run) => (isAddress(run) ? ' ' : run));
  return text.includes('\u{1f3f4}') ? text.trim() : text.replace(INVISIBLE, '').trim();
}

/** Links and e-mail addresses are never part of a place's name. */
function isAddress(run: string): boolean {
  const at = run.indexOf('@');
  return run.includes('//') || run.includes('www.') || (at >= 0 && run.lastIndexOf('.') > at + 1);
}

function unknown(reason: string): LocationReading {
  return { place: null, alternatives: [], status: 'unknown', reason };
}

function saysOnlyRemote(): LocationReading {
  return { place: null, alternatives: [], status: 'remote', reason: 'Says that work is remote, not from where.' };
}

/**
 * `Berlin, NH`: a city that is followed by a state in which it is unknown is a small town of that state, and not the
 * well-known city. The same applies before a country, except for world cities (`London, Nigeria` names two places).
 */
function withoutSmallTowns(choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ sense, atom, qualified }, index) => {
    const next = choices[index + 1];
    if (
      sense.entity.kind !== 'city' ||
      qualified ||
      next === undefined ||
      next.atom.group !== atom.group ||
      next.atom.tense !== null
    )
      return true;
    const { kind } = next.sense.entity;
    const isTown = kind === 'region' || (kind === 'country' && sense.entity.people < WORLD_CITY);
    return !isTown || liesWithin(sense.entity, next.sense.entity);
  });
}

/**
 * If the text says where the person is now, drops places where the person was (`from Lagos, now in Berlin`). Places that
 * the person has left (`ex-Berlin`, `Berlin → Lisbon`) are always dropped.
 */
function withoutPastPlaces(choices: readonly Choice[]): readonly Choice[] {
  let tense: Choice['atom']['tense'] = null;
  const tensed = choices.map((choice, index) => {
    const before = choices[index - 1]?.sense.entity;
    const { entity } = choice.sense;
    const continues = before !== undefined && (liesWithin(before, entity) || liesWithin(entity, before));
    tense = choice.atom.tense ?? (continues ? tense : null);
    return { choice, tense };
  });
  const present = tensed.filter((each) => each.tense === 'present');
  const kept =
    present.length > 0 && present.length < tensed.length
      ? present
      : tensed.filter((each) => each.tense !== 'past' && each.tense !== 'left');
  return (kept.length > 0 ? kept : tensed.filter((each) => each.tense !== 'left')).map(({ choice }) => choice);
}

/** Keeps each place once, without places that only say where another place lies. */
function mostSpecific(choices: readonly Choice[]): Choice[] {
  const isWider = (choice: Choice): boolean =>
    choices.some(({ sense }) => liesWithin(sense.entity, choice.sense.entity) || isAreaAround(choice, sense.entity));
  const seen = new Set<string>();
  return choices.filter((choice) => {
    const { id } = choice.sense.entity;
    const isNew = !seen.has(id) && !isWider(choice);
    seen.add(id);
    return isNew;
  });
}

/** `Palo Alto, Bay Area`: the area is stored under its largest city, and includes the other cities of the state. */
function isAreaAround({ sense }: Choice, city: PlaceEntity): boolean {
  return sense.area && city.kind === 'city' && city.id !== sense.entity.id && city.region === sense.entity.region;
}

function readOne(text: string, choice: Choice, hasUnread: boolean): LocationReading {
  const { entity, sort } = choice.sense;
  const alternatives = choice.rivals
    .slice(0, LOCATION_LIMITS.alternatives)
    .map((rival) =>
      toResolvedPlace(
        rival,
        choice.atom.text,
        CONFIDENCE.common,
        `One of several places called "${choice.atom.text}".`,
      ),
    );
  if (alternatives.length > 0) {
    const all = [entity, ...choice.rivals];
    const reason = `"${choice.atom.text}" may be ${all.slice(0, 3).map(describe).join(', ')}${all.length > 3 ? ' or others' : ''}, and nothing in the text decides.`;
    const likeliest = toResolvedPlace(entity, choice.atom.text, CONFIDENCE.common, reason);
    return {
      place: commonGround(all, text, reason),
      alternatives: [likeliest, ...alternatives],
      status: 'ambiguous',
      reason,
    };
  }
  const { confidence, reason } = judge(choice);
  const taken =
    (hasUnread ? CONFIDENCE.unreadWords : 0) + (sort === 'name' || sort === 'alias' ? 0 : CONFIDENCE.otherName);
  const place = toResolvedPlace(
    entity,
    text,
    Math.round((confidence - taken) * 100) / 100,
    `${reason}${hasUnread ? ' Some words were not understood.' : ''}`,
  );
  return { place, alternatives: [], status: 'resolved', reason: place.reason };
}

function judge({ sense, atom, qualified, lead }: Choice): { confidence: number; reason: string } {
  const meant = `"${atom.text}" is ${describe(sense.entity)}`;
  if (qualified) return { confidence: CONFIDENCE.qualified, reason: `${meant}; the text says where it lies.` };
  if (lead === Infinity) return { confidence: CONFIDENCE.alone, reason: `${meant}.` };
  if (lead >= DOMINANCE.clear)
    return { confidence: CONFIDENCE.clear, reason: `${meant}, by far the largest of that name.` };
  return { confidence: CONFIDENCE.dominant, reason: `${meant}, the largest of that name; smaller ones exist.` };
}

/** Reads a text with several places. The first is taken as the home with low confidence, or none if there are many. */
function readSeveral(text: string, places: readonly Choice[]): LocationReading {
  const names = places.slice(0, 3).map(({ sense }) => describe(sense.entity));
  const reason = `Names ${places.length} places (${names.join(', ')}${places.length > 3 ? ', …' : ''}).`;
  const read = places
    .slice(0, LOCATION_LIMITS.alternatives)
    .map(({ sense, atom }) => toResolvedPlace(sense.entity, atom.text, CONFIDENCE.oneOfSeveral, reason));
  const metros = new Set(places.map(({ sense }) => sense.entity.metro ?? sense.entity.id));
  const [first, ...others] = read;
  if (metros.size === 1 && first !== undefined) {
    return {
      place: { ...first, text, confidence: CONFIDENCE.clear },
      alternatives: others,
      status: 'resolved',
      reason: `${reason} They are one metropolitan area.`,
    };
  }
  if (first === undefined || places.length > LOCATION_LIMITS.placesForHome)
    return { place: null, alternatives: read, status: 'several', reason };
  return {
    place: { ...first, text },
    alternatives: others,
    status: 'several',
    reason: `${reason} The first is taken.`,
  };
}
