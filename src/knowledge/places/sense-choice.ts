import { type LocationAtom } from './location-atoms.js';
import { DOMINANCE, PLACE_WEIGHTS } from './gazetteer/place-weights.js';
import { liesWithin } from './gazetteer/place-containment.js';
import { type PlaceEntity, type PlaceSense } from './gazetteer/place-types.js';
import { SupportReader, priorOf } from './sense-support.js';

/** The most likely meaning of an atom. */
export interface Choice {
  readonly atom: LocationAtom;
  readonly sense: PlaceSense;
  /** Other likely meanings, most likely first; empty if one meaning is clear. */
  readonly rivals: readonly PlaceEntity[];
  /** Another part of the text names the state, country or metropolis of the place. */
  readonly qualified: boolean;
  /** How far it is ahead of the next meaning, in decimal logarithms of people. */
  readonly lead: number;
}

interface Scored {
  readonly sense: PlaceSense;
  readonly score: number;
  readonly support: number;
}

/**
 * Chooses for each atom the meaning that the other atoms support most. If they do not decide, the number of people
 * does.
 */
export function chooseSenses(atoms: readonly LocationAtom[]): Choice[] {
  const reader = new SupportReader(atoms);
  return atoms.map((atom, index) => {
    const scored = atom.senses
      .map((sense): Scored => {
        const support = reader.supportOf(sense, index);
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

/**
 * Returns the best meaning. If a state and its city have the same name and the city has a large share of the state's
 * people, the city is meant: `New York`, but not `Quebec`.
 */
function preferred(scored: readonly Scored[]): Scored {
  const [best] = scored;
  if (best === undefined) throw new RangeError('An atom has at least one sense');
  if (best.sense.entity.kind !== 'region') return best;
  const city = scored.find(
    ({ sense, score }) =>
      isOwnName(sense) && sense.entity.region === best.sense.entity.id && best.score - score < DOMINANCE.cityOverState,
  );
  return city ?? best;
}

const isOwnName = ({ entity, sort }: PlaceSense): boolean =>
  entity.kind === 'city' && (sort === 'name' || sort === 'alias');

/** A place, and another place of the same name that lies in it, count as one reading. */
function isSamePlace(a: PlaceEntity, b: PlaceEntity): boolean {
  return a.id === b.id || liesWithin(a, b) || liesWithin(b, a);
}
