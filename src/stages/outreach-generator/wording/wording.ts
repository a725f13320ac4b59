import { readData } from '../read-data.js';
import { seedOf } from './seeded-choice.js';

/** Slots of one grammar with their variants: data/wording.json. */
export type Grammar = Readonly<Record<string, readonly string[]>>;

export const WORDING = readData<{ subject: Grammar; email: Grammar; brief: Grammar; followUp: Grammar }>(
  'wording.json',
);

/** Which wording is taken. */
export interface WordingChoice {
  /** What the choice rests on: run, person and channel. */
  seed: string;
  /** Another variant takes other wordings in every slot. */
  variant: number;
  /** A further try at the same variant, where the first one did not fit. */
  attempt: number;
  /** True: the shortest variant of every slot, whatever the seed. */
  shortest?: boolean;
}

/** What is filled in for `{name}`; `{name^}` begins with a capital. */
export type Filling = Readonly<Record<string, string>>;

/**
 * The text of a slot, filled in. Two variants of one seed never take the same wording of a slot, unless there are more
 * variants than wordings.
 */
export function wordingOf(grammar: Grammar, slot: string, filling: Filling, choice: WordingChoice): string {
  const variants = grammar[slot];
  if (variants === undefined || variants.length === 0) throw new Error(`There is no wording for ${slot}`);
  if (choice.shortest === true) {
    const texts = variants.map((variant) => fill(spin(variant, slot, choice), filling));
    return texts.reduce((shortest, text) => (text.length < shortest.length ? text : shortest));
  }
  const start = seedOf(choice.seed, slot, choice.attempt);
  return fill(spin(variants[(start + choice.variant) % variants.length] ?? '', slot, choice), filling);
}

/** Takes one of each `[a|b]`. */
function spin(variant: string, slot: string, choice: WordingChoice): string {
  let place = 0;
  return variant.replaceAll(/\[([^[\]]*)\]/g, (_all, options: string) => {
    const each = options.split('|');
    place += 1;
    return each[seedOf(choice.seed, slot, choice.attempt, choice.variant, place) % each.length] ?? '';
  });
}

/** @throws Error where a wording asks for something that is not there: a fault in the data file, never in the input */
export function fill(text: string, filling: Filling): string {
  const filled = text.replaceAll(/\{(\w+)(\^?)\}/g, (_all, name: string, capital: string) => {
    const value = filling[name];
    if (value === undefined) throw new Error(`There is nothing to fill in for {${name}}`);
    return capital === '' ? value : value.charAt(0).toUpperCase() + value.slice(1);
  });
  return filled
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ (?=[,:;.])/g, '')
    .trim();
}
