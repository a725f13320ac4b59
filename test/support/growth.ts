/** Only the fastest repetition counts, because other work on the machine slows down the rest. */
const REPETITIONS = 3;
/**
 * A pause of the machine in one measurement is not repeated in the next; growth out of proportion is in each
 * measurement.
 */
const MEASUREMENTS = 4;
/** A factor up to which growth is certainly linear, so that no further measurement is needed. */
const IN_STEP = 8;
/**
 * The time of the shorter text counts as at least this many milliseconds. Garbage collection and other processes change
 * smaller times several-fold. Quadratic work with the lengths used here takes seconds, so it is found anyway.
 */
const LEAST = 20;
/**
 * A text four times as long may take up to this many times as long: a linear reader takes 4 times, a quadratic one 16
 * times.
 */
export const MOST_GROWTH = 12;

/** Returns the processor time of a call in milliseconds, of the fastest repetition. */
function processorTime(call: () => unknown): number {
  let quickest = Infinity;
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const begun = process.cpuUsage();
    try {
      call();
    } catch {
      // A refusal takes time too.
    }
    const { user, system } = process.cpuUsage(begun);
    quickest = Math.min(quickest, (user + system) / 1000);
    if (quickest < LEAST) break;
  }
  return quickest;
}

/**
 * Returns how many times as long a reader takes for a text four times as long: about 4 for linear time, 16 for
 * quadratic time. If the longer text takes almost no time, it is 1 or less.
 * @param length characters of the shorter text
 */
export function growth(read: (text: string) => unknown, make: (length: number) => string, length: number): number {
  const [short, long] = [make(length), make(4 * length)];
  let least = Infinity;
  for (let measurement = 0; measurement < MEASUREMENTS && least > IN_STEP; measurement += 1) {
    const longTime = processorTime(() => read(long));
    if (longTime < LEAST) return longTime / LEAST;
    least = Math.min(
      least,
      longTime /
        Math.max(
          LEAST,
          processorTime(() => read(short)),
        ),
    );
  }
  return least;
}

/** Returns a function that makes a text of about `length` characters from one repeated piece, or from numbered pieces. */
export function repeated(
  piece: string | ((index: number) => string),
  before = '',
  after = '',
): (length: number) => string {
  return (length) => {
    if (typeof piece === 'string') return before + piece.repeat(Math.ceil(length / piece.length)) + after;
    let text = before;
    for (let index = 0; text.length < length; index += 1) text += piece(index);
    return text + after;
  };
}
