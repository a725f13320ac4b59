import { readData } from '../read-data.js';
import { seedOf } from './seeded-choice.js';

/** Slots of a grammar with their variants (data/wording.json). */
export type Grammar = Readonly<Record<string, readonly string[]>>;

export const WORDING = readData<{ subject: Grammar; email: Grammar; brief: Grammar; followUp: Grammar }>(
  'wording.json',
);

/** Determines which wording is chosen. */
export interface WordingChoice {
  /** Seed: run, person and channel. */
  seed: string;
  /** Another variant has other wordings in every slot. */
  variant: number;
  /** Number of the attempt for the same variant, if earlier attempts did not fit. */
  attempt: number;
  /** If true, the shortest wording of every slot is used, whatever the seed. */
  shortest?: boolean;
}

/** Values for `{name}`. `{name^}` starts with a capital. */
export type Filling = Readonly<Record<string, string>>;

/**
 * The text of a slot, filled in. Two variants of a seed never have the same wording for a slot, unless there are more
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

/** Chooses one option of each `[a|b]`. */
function spin(variant: string, slot: string, choice: WordingChoice): string {
  let place = 0;
  return variant.replaceAll(/\[([^[\]]*)\]/g, (_all, options: string) => {
    const each = options.split('|');
    place += 1;
    return each[seedOf(choice.seed, slot, choice.attempt, choice.variant, place) % each.length] ?? '';
  });
}

/**
 * Fills in the placeholders of a text.
 * @throws Error if a value is missing, which means that the data file is wrong
 */
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
