import { conceptsIn } from '../../knowledge/text/concepts.js';
import { words } from '../../knowledge/text/words.js';

const NONE: readonly number[] = [];

/** Words and concepts with their weights, and the look-up of those that a text holds. */
export class WeightedTerms {
  private readonly places = new Map<string, number>();
  private readonly seen = new Map<string, readonly number[]>();
  private readonly seenPackages = new Map<string, readonly number[]>();
  /** By place. Below 0: what the posting says does not count. */
  readonly weights: number[] = [];

  private strengths: number[] = [];

  /** A list of noughts, one for each term. The next call gives the same list, so that it must not be kept. */
  blankStrengths(): number[] {
    if (this.strengths.length !== this.weights.length) this.strengths = this.weights.map(() => 0);
    return this.strengths.fill(0);
  }

  /** Adds a weight. What a term weighs already stays where it is more. */
  add(key: string, weight: number): void {
    const place = this.places.get(key);
    if (place === undefined) {
      this.places.set(key, this.weights.length);
      this.weights.push(weight);
    } else if (weight > (this.weights[place] ?? 0)) {
      this.weights[place] = weight;
    }
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.weights.every((weight) => weight <= 0);
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
