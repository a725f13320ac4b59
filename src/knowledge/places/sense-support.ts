import { type LocationAtom } from './location-atoms.js';
import { liesWithin, neighbourSupport } from './gazetteer/place-containment.js';
import { DOMINANCE, PLACE_WEIGHTS } from './gazetteer/place-weights.js';
import { type PlaceSense } from './gazetteer/place-types.js';

/**
 * Returns how likely a meaning is without the rest of the text: the corrected decimal logarithm of thousands of people.
 */
export function priorOf({ entity, sort }: PlaceSense): number {
  if (sort === 'quarter') return PLACE_WEIGHTS.quarter;
  let prior = Math.log10(entity.people + 1) + (entity.renown ?? 0);
  if (entity.capital || entity.kind === 'country') prior += PLACE_WEIGHTS.capital;
  if (sort === 'other-name') prior += PLACE_WEIGHTS.otherName;
  if (sort === 'abbreviation' && entity.kind === 'region') {
    prior += PLACE_WEIGHTS.abbreviation[entity.country ?? ''] ?? PLACE_WEIGHTS.abbreviation.others ?? 0;
  }
  return prior;
}

/** Computes how much the other names of a text support a meaning of one name. */
export class SupportReader {
  /**
   * The likely meanings of each name. Only these count as neighbours, because a small town exists for almost every
   * name.
   */
  private readonly likely: readonly (readonly PlaceSense[])[];

  constructor(private readonly atoms: readonly LocationAtom[]) {
    this.likely = atoms.map(({ senses }) => {
      const most = Math.max(...senses.map(priorOf));
      return senses.filter((sense) => most - priorOf(sense) < DOMINANCE.worthNaming);
    });
  }

  /** Returns the strongest link to a place around it or in it, and a little for each neighbour. */
  supportOf(sense: PlaceSense, index: number): number {
    const atom = this.atoms[index];
    let strongest = 0;
    let small = 0;
    this.atoms.forEach((other, otherIndex) => {
      if (atom === undefined || otherIndex === index || other.text === atom.text) return;
      for (const otherSense of other.senses)
        strongest = Math.max(strongest, linkBetween(sense, otherSense, atom, other, otherIndex < index));
      small += Math.max(
        0,
        ...(this.likely[otherIndex] ?? []).map(({ entity }) => neighbourSupport(sense.entity, entity)),
      );
    });
    if (atom?.afterComma && isStateCode(sense)) small += PLACE_WEIGHTS.stateAfterComma;
    return strongest + Math.min(PLACE_WEIGHTS.mostSmallSupport, small);
  }
}

const isStateCode = ({ entity, sort }: PlaceSense): boolean =>
  sort === 'abbreviation' && entity.kind === 'region' && (entity.country === 'US' || entity.country === 'CA');

const isRareAbbreviation = ({ entity, sort }: PlaceSense): boolean =>
  sort === 'abbreviation' && entity.kind === 'region' && PLACE_WEIGHTS.abbreviation[entity.country ?? ''] === undefined;

/** Returns how strongly another name supports this meaning: 0, or one of the weights. */
function linkBetween(
  sense: PlaceSense,
  other: PlaceSense,
  atom: LocationAtom,
  otherAtom: LocationAtom,
  otherIsBefore: boolean,
): number {
  const { entity } = sense;
  if (entity.id === other.entity.id) return PLACE_WEIGHTS.same;
  const inside = liesWithin(entity, other.entity);
  if (inside || liesWithin(other.entity, entity)) {
    const wide = inside ? other.entity : entity;
    if (wide.kind === 'supranational') return PLACE_WEIGHTS.withinSupranational;
    if (wide.kind === 'city') return PLACE_WEIGHTS.withinMetro;
    if (wide.kind === 'country' && (isRareAbbreviation(sense) || isRareAbbreviation(other)))
      return PLACE_WEIGHTS.withinRareAbbreviation;
    if (atom.group === otherAtom.group) return PLACE_WEIGHTS.within;
    return inside === otherIsBefore ? PLACE_WEIGHTS.withinReversedAcrossGroups : PLACE_WEIGHTS.withinAcrossGroups;
  }
  if (other.area && entity.kind === 'city' && entity.region === other.entity.region) return PLACE_WEIGHTS.withinMetro;
  return 0;
}
