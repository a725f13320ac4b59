import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Figures of each set, by the name of its folder. */
export type Figures = Record<string, number>;

const FILE = 'test/eval/jd-baseline.json';
/** A figure may fall by half a point. */
const MOST_LOSS = 0.005;
const ROUNDING = 1e-9;

/** Every figure that has fallen by more than half a point below the committed baseline, in words. */
export function regressions(sets: Readonly<Record<string, Figures>>): string[] {
  const baseline = readBaseline();
  return Object.entries(sets).flatMap(([set, figures]) =>
    Object.entries(baseline[set] ?? {}).flatMap(([name, before]) => {
      const now = figures[name] ?? 0;
      return now < before - MOST_LOSS - ROUNDING
        ? [`${set}: ${name} has fallen from ${before.toFixed(3)} to ${now.toFixed(3)}`]
        : [];
    }),
  );
}

/** Replaces the baseline of the measured sets. */
export function writeBaseline(sets: Readonly<Record<string, Figures>>): void {
  const rounded = Object.entries(sets).map(([set, figures]): [string, Figures] => [
    set,
    Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Math.round(figure * 1e4) / 1e4])),
  ]);
  writeFileSync(FILE, `${JSON.stringify({ ...readBaseline(), ...Object.fromEntries(rounded) }, null, 1)}\n`);
}

function readBaseline(): Record<string, Figures> {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Figures>) : {};
}
