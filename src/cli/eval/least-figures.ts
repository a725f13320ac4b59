import { CommandError } from '../command-error.js';

/**
 * Returns a sentence for each figure that is below its least value.
 * @param least pairs such as `all=0.9`
 * @throws CommandError if a pair has another form or names no figure
 */
export function failuresOf(figures: Readonly<Record<string, number>>, least: readonly string[]): string[] {
  return least.flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=');
    const figure = figures[name];
    const limit = value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isNaN(limit)) throw new CommandError(`--min ${pair}: it must be NAME=VALUE, such as all=0.9`);
    if (figure === undefined)
      throw new CommandError(`--min ${pair}: there is no such figure; there are ${Object.keys(figures).join(', ')}`);
    return figure < limit ? [`${name} is ${figure.toFixed(3)}, below ${value}`] : [];
  });
}
