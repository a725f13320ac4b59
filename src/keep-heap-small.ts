import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Room for new objects, in MiB: one of V8's two halves. V8 begins with 1, where a run of a pipeline has it collect two
 * hundred times a second, and goes up to 16, which is 32 MiB resident that are rarely of use (measured by `npm run bench:soak`).
 */
const YOUNG_SPACE = 6;
/** Room that is enough: from below it, a whole factor leads to about as much as there shall be. */
const LEAST_YOUNG_SPACE = YOUNG_SPACE / 1.5;
const MEBIBYTE = 1024 * 1024;
/** Most objects of a kilobyte that are made to have V8 give the room: twice what it takes from below the least room. */
const MOST_BALLAST = 2 * LEAST_YOUNG_SPACE * 1024;

/**
 * V8 lets the heap grow to several times what is in use before it collects it. A service that shares its machine is better
 * off smaller (measured by `npm run bench:soak`). Called when a process is up: while everything loads, nothing is there to collect.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=25');
  if (!hasRoomForNewObjects()) return;
  // V8 gives the room back while little happens.
  const watch = new PerformanceObserver(() => {
    if (!hasRoomForNewObjects()) watch.disconnect();
  });
  watch.observe({ entryTypes: ['gc'] });
}

/**
 * V8 takes the largest size from its command line only; afterwards the size can but be multiplied, once as much as half of
 * it has outlived a collection. So that is what happens here, at once and in one go, and then the size stays.
 * Returns false where V8 gives no more: where memory is scarce, as in a container of 512 MB, its largest size is smaller.
 */
function hasRoomForNewObjects(): boolean {
  const ballast: number[][] = [];
  let room = youngSpace();
  for (; room < LEAST_YOUNG_SPACE && ballast.length < MOST_BALLAST; room = youngSpace()) {
    setFlagsFromString(`--semi-space-growth-factor=${Math.round(YOUNG_SPACE / room)}`);
    ballast.push(Array.from({ length: 128 }, () => 0));
  }
  if (ballast.length > 0) setFlagsFromString('--semi-space-growth-factor=1');
  return room >= LEAST_YOUNG_SPACE;
}

/** What V8 has for new objects now, in MiB, of two halves one. */
function youngSpace(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return space === undefined ? YOUNG_SPACE : space.space_size / 2 / MEBIBYTE;
}
