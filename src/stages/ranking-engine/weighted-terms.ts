import { conceptsIn } from '../../knowledge/text/concepts.js';
import { words } from '../../knowledge/text/words.js';

const NONE: readonly number[] = [];

/**
 * Words and concepts, each with what it says of the work asked for and of its field, and the look-up of those that a
 * text holds. A weight below 0 stands for what the posting says does not count.
 */
export class WeightedTerms {
  private readonly places = new Map<string, number>();
  private readonly seen = new Map<string, readonly number[]>();
  private readonly seenPackages = new Map<string, readonly number[]>();
  private strengths: number[] = [];
  /** By place: what it says of the work. */
  readonly work: number[] = [];
  /** By place: what it says of the field of work. */
  readonly field: number[] = [];

  /** A term of the work, which speaks of the field too. What a term weighs already stays where it is more. */
  add(key: string, weight: number): void {
    const place = this.placeOf(key, weight);
    this.work[place] = Math.max(this.work[place] ?? 0, weight);
    this.addToField(key, weight);
  }

  /** A term of the field only. */
  addToField(key: string, weight: number): void {
    const place = this.placeOf(key, 0);
    this.field[place] = this.field[place] === 0 ? weight : Math.max(this.field[place] ?? 0, weight);
  }

  private placeOf(key: string, weight: number): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.work.length);
    this.work.push(weight);
    this.field.push(weight);
    return this.work.length - 1;
  }

  /** The weights of all terms of the work that count, added up. */
  get total(): number {
    return this.work.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  }

  /** Whether there is nothing to tell the field by. */
  get namesNoField(): boolean {
    return this.field.every((weight) => weight <= 0);
  }

  /** A list of noughts, one for each term. The next call gives the same list, so that it must not be kept. */
  blankStrengths(): number[] {
    if (this.strengths.length !== this.work.length) this.strengths = this.work.map(() => 0);
    return this.strengths.fill(0);
  }

  /** The places of the terms that a text holds, each once. Texts repeat (topics, descriptions), so answers are kept. */
  hitsIn(text: string): readonly number[] {
    if (text === '') return NONE;
    let hits = this.seen.get(text);
    if (hits === undefined) {
      const stems = words(text);
      hits = [...new Set([...stems, ...conceptsIn(stems)].flatMap((key) => this.places.get(key) ?? NONE))];
      this.seen.set(text, hits);
    }
    return hits;
  }

  /** The same for a package, written `ecosystem:name`. */
  hitsInPackage(dependency: string): readonly number[] {
    let hits = this.seenPackages.get(dependency);
    if (hits === undefined) {
      hits = this.hitsIn(dependency.slice(dependency.indexOf(':') + 1));
      this.seenPackages.set(dependency, hits);
    }
    return hits;
  }
}
