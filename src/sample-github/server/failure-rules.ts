import { Random } from '../population/random.js';
import { type FailureRule, type RequestInfo } from './failures.js';

interface ActiveRule {
  rule: FailureRule;
  seen: number;
  hit: number;
  random: Random;
}

/** The failures that a test has requested; the first matching rule is used. */
export class FailureRules {
  private rules: ActiveRule[] = [];

  add(rule: FailureRule): void {
    this.rules.push({ rule, seen: 0, hit: 0, random: new Random(rule.seed ?? 1) });
  }

  clear(): void {
    this.rules = [];
  }

  match(request: RequestInfo): FailureRule | null {
    for (const active of this.rules) {
      const { rule } = active;
      if (rule.when && !rule.when(request)) continue;
      active.seen += 1;
      if (active.seen <= (rule.after ?? 0) || active.hit >= (rule.times ?? 1)) continue;
      if (rule.probability !== undefined && !active.random.chance(rule.probability)) continue;
      active.hit += 1;
      return rule;
    }
    return null;
  }
}
