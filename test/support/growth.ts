/** Repetitions of which the quickest counts: other work on the machine makes the rest slower. */
const REPETITIONS = 3;
/** A pause of the machine in one measurement is none in the next: what grows out of proportion does so in each. */
const MEASUREMENTS = 4;
/** Times as long that is growth in step with the length beyond doubt: nothing is measured again. */
const IN_STEP = 8;
/**
 * Milliseconds that the shorter text counts as at least. Garbage collection and other processes move smaller figures by several
 * times; work with the square of the lengths used here takes seconds, so that it is found all the same.
 */
const LEAST = 20;
/** Four times as long a text may take so many times as long: 4 is in step with the length, 16 is with its square. */
export const MOST_GROWTH = 12;

/** Processor time in milliseconds that a call takes, of the quickest repetition. */
function processorTime(call: () => unknown): number {
  let quickest = Infinity;
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const begun = process.cpuUsage();
    try {
      call();
    } catch {
      // A refusal takes its time too.
    }
    const { user, system } = process.cpuUsage(begun);
    quickest = Math.min(quickest, (user + system) / 1000);
    if (quickest < LEAST) break;
  }
  return quickest;
}

/**
 * How many times as long a reader takes for a text four times as long: about 4 where its time grows in step with the length,
 * 16 where it grows with the square. Where the longer text takes next to no time, it is 1 or less.
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

/** A text of about so many characters made of one piece again and again, or of numbered pieces. */
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
