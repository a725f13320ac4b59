import { conceptsIn } from '../../knowledge/text/concepts.js';
import { words } from '../../knowledge/text/words.js';

const NONE: readonly number[] = [];
const NO_KEYS: readonly string[] = [];

/** Words that follow each other, as the keywords name excluded phrases. */
const pairsOf = (stems: readonly string[]): string[] => stems.slice(1).map((stem, place) => `${stems[place]} ${stem}`);

/**
 * Words and concepts with their weights for the work and for its field, and the search for them in texts. A weight
 * below 0 marks a term that does not count according to the posting.
 */
export class WeightedTerms {
  private readonly places = new Map<string, number>();
  private readonly seen = new Map<string, readonly number[]>();
  private readonly seenPackages = new Map<string, readonly number[]>();
  private strengths: number[] = [];
  private hasPairs = false;
  /** By index of the term: its weight for the work. */
  readonly work: number[] = [];
  /** By index of the term: its weight for the field of work. */
  readonly field: number[] = [];

  /** Adds a term of the work, which also counts for the field. The larger of two weights is kept. */
  add(key: string, weight: number): void {
    const place = this.placeOf(key, weight);
    this.work[place] = Math.max(this.work[place] ?? 0, weight);
    this.addToField(key, weight);
  }

  /** Adds a term that counts only for the field. */
  addToField(key: string, weight: number): void {
    const place = this.placeOf(key, 0);
    this.field[place] = this.field[place] === 0 ? weight : Math.max(this.field[place] ?? 0, weight);
  }

  private placeOf(key: string, weight: number): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.work.length);
    this.hasPairs ||= key.includes(' ');
    this.work.push(weight);
    this.field.push(weight);
    return this.work.length - 1;
  }

  /** The sum of the positive weights for the work. */
  get total(): number {
    return this.work.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  }

  /** Whether no term describes the field. */
  get namesNoField(): boolean {
    return this.field.every((weight) => weight <= 0);
  }

  /** A list with a 0 for each term. The next call reuses the same list, so callers must not keep it. */
  blankStrengths(): number[] {
    if (this.strengths.length !== this.work.length) this.strengths = this.work.map(() => 0);
    return this.strengths.fill(0);
  }

  /** Indexes of the terms in a text, without duplicates. Topics and descriptions repeat, so the results are cached. */
  hitsIn(text: string): readonly number[] {
    if (text === '') return NONE;
    let hits = this.seen.get(text);
    if (hits === undefined) {
      const stems = words(text);
      const keys = [...stems, ...conceptsIn(stems), ...(this.hasPairs ? pairsOf(stems) : NO_KEYS)];
      hits = [...new Set(keys.flatMap((key) => this.places.get(key) ?? NONE))];
      this.seen.set(text, hits);
    }
    return hits;
  }

  /** Indexes of the terms in the name of a package, given as `ecosystem:name`. */
  hitsInPackage(dependency: string): readonly number[] {
    let hits = this.seenPackages.get(dependency);
    if (hits === undefined) {
      hits = this.hitsIn(dependency.slice(dependency.indexOf(':') + 1));
      this.seenPackages.set(dependency, hits);
    }
    return hits;
  }
}
