import type { LocationAtom } from './location-atoms.js';
import { DOMINANCE, PLACE_WEIGHTS } from './place-weights.js';
import { lies, neighbours } from './place-containment.js';
import type { PlaceEntity, PlaceSense } from './place-types.js';

/** What an atom most likely means. */
export interface Choice {
  readonly atom: LocationAtom;
  readonly sense: PlaceSense;
  /** Other senses too likely to pass over, likeliest first; empty where one is clear. */
  readonly rivals: readonly PlaceEntity[];
  /** Another part of the text names the state, country or metropolis around it. */
  readonly qualified: boolean;
  /** How far ahead of the next sense, in decimal logarithms of people. */
  readonly lead: number;
}

interface Scored {
  readonly sense: PlaceSense;
  readonly score: number;
  readonly support: number;
}

/** Chooses for each atom the sense that the others support best, and by the number of people where they do not decide. */
export function chooseSenses(atoms: readonly LocationAtom[]): Choice[] {
  return atoms.map((atom, index) => {
    const scored = atom.senses
      .map((sense): Scored => {
        const support = supportOf(sense, index, atoms);
        return { sense, support, score: priorOf(sense) + support };
      })
      .sort((a, b) => b.score - a.score);
    const best = preferred(scored);
    const others = scored.filter((other) => other !== best && !isSamePlace(other.sense.entity, best.sense.entity));
    const isAmbiguous = others[0] !== undefined && best.score - others[0].score < DOMINANCE.least;
    const rivals = others.filter((other) => isAmbiguous && best.score - other.score < DOMINANCE.worthNaming);
    return {
      atom,
      sense: best.sense,
      rivals: rivals.map(({ sense }) => sense.entity),
      qualified: best.support >= PLACE_WEIGHTS.withinAcrossGroups,
      lead: others[0] === undefined ? Infinity : best.score - others[0].score,
    };
  });
}

/** How likely the sense is before the rest of the text is looked at: decimal logarithm of thousands of people, corrected. */
function priorOf({ entity, sort }: PlaceSense): number {
  if (sort === 'quarter') return PLACE_WEIGHTS.quarter;
  let prior = Math.log10(entity.people + 1) + (entity.renown ?? 0);
  if (entity.capital || entity.kind === 'country') prior += PLACE_WEIGHTS.capital;
  if (sort === 'other-name') prior += PLACE_WEIGHTS.otherName;
  if (sort === 'abbreviation' && entity.kind === 'region') {
    prior += PLACE_WEIGHTS.abbreviation[entity.country ?? ''] ?? PLACE_WEIGHTS.abbreviation.others ?? 0;
  }
  return prior;
}

/** The best; where a state and its city have one name and the city holds much of the state, the city: `New York`, not `Quebec`. */
function preferred(scored: readonly Scored[]): Scored {
  const [best] = scored;
  if (best === undefined) throw new RangeError('An atom has at least one sense');
  if (best.sense.entity.kind !== 'region') return best;
  const city = scored.find(({ sense, score }) => isOwnName(sense) && sense.entity.region === best.sense.entity.id && best.score - score < DOMINANCE.cityOverState);
  return city ?? best;
}

const isOwnName = ({ entity, sort }: PlaceSense): boolean => entity.kind === 'city' && (sort === 'name' || sort === 'alias');

/** A place and what lies in it under the same name are one reading, not two. */
function isSamePlace(a: PlaceEntity, b: PlaceEntity): boolean {
  return a.id === b.id || lies(a, b) || lies(b, a);
}

function supportOf(sense: PlaceSense, index: number, atoms: readonly LocationAtom[]): number {
  let support = 0;
  let strongest = 0;
  atoms.forEach((other, otherIndex) => {
    if (otherIndex === index || other.senses === atoms[index]?.senses) return;
    const links = other.senses.map((otherSense) => linkBetween(sense, otherSense, atoms[index] ?? other, other, otherIndex < index));
    const best = Math.max(0, ...links);
    strongest = Math.max(strongest, best);
    support += best < PLACE_WEIGHTS.withinSupranational ? best : 0;
  });
  return strongest >= PLACE_WEIGHTS.withinSupranational ? strongest + Math.min(1, support) : Math.min(1, support);
}

const isRareAbbreviation = ({ entity, sort }: PlaceSense): boolean =>
  sort === 'abbreviation' && entity.kind === 'region' && PLACE_WEIGHTS.abbreviation[entity.country ?? ''] === undefined;

function linkBetween(sense: PlaceSense, other: PlaceSense, atom: LocationAtom, otherAtom: LocationAtom, otherIsBefore: boolean): number {
  const { entity } = sense;
  if (entity.id === other.entity.id) return PLACE_WEIGHTS.same;
  const inside = lies(entity, other.entity);
  if (inside || lies(other.entity, entity)) {
    const wide = inside ? other.entity : entity;
    if (wide.kind === 'supranational') return PLACE_WEIGHTS.withinSupranational;
    if (wide.kind === 'city') return PLACE_WEIGHTS.withinMetro;
    if (wide.kind === 'country' && (isRareAbbreviation(sense) || isRareAbbreviation(other))) return PLACE_WEIGHTS.withinRareAbbreviation;
    if (atom.group === otherAtom.group) return PLACE_WEIGHTS.within;
    return inside === otherIsBefore ? PLACE_WEIGHTS.withinReversedAcrossGroups : PLACE_WEIGHTS.withinAcrossGroups;
  }
  if (other.area && entity.kind === 'city' && entity.region === other.entity.region) return PLACE_WEIGHTS.withinMetro;
  return neighbours(entity, other.entity);
}
