import { type RequestRecord } from '../support/processes/request-record.js';

/** When a process was killed, by the stand-in's clock, and how many runs it held then. */
export interface Kill {
  token: string;
  at: number;
  held: number;
}

/** What was loaded from GitHub more than once, by the stand-in's count. */
export interface RepeatedLoads {
  /** Things that GitHub gave, and how many of them are profiles or parts of profiles. */
  things: number;
  requests: number;
  /** Things given again because the answer was under way, or not yet kept, when its process was killed. */
  afterKills: number;
  /** Batches that they were in. */
  batchesAfterKills: number;
  /** Longest time between such an answer and the kill, in milliseconds; 0 where no answer had come. */
  longestUnkept: number;
  /** Things that two living processes loaded at the same time for two runs. */
  sideBySide: number;
  /** Everything else: what must not be. */
  unexplained: string[];
}

/** Milliseconds within which an answer that came has to be kept, on a machine that does much else. */
const KEPT_WITHIN = 2_000;

/** Sorts every thing that was given twice by why it was asked for again. */
export function repeatedLoads(records: readonly RequestRecord[], kills: readonly Kill[]): RepeatedLoads {
  const killOf = new Map(kills.map((kill) => [kill.token, kill]));
  const lost = new Map<RequestRecord, Kill>();
  const result: RepeatedLoads = {
    things: 0,
    requests: records.length,
    afterKills: 0,
    batchesAfterKills: 0,
    longestUnkept: 0,
    sideBySide: 0,
    unexplained: [],
  };
  for (const [thing, givers] of givenBy(records)) {
    result.things += 1;
    for (const [index, later] of givers.entries()) {
      const earlier = givers[index - 1];
      if (earlier === undefined) continue;
      const kill = killOf.get(earlier.token);
      const end = earlier.answeredAt ?? kill?.at ?? Infinity;
      if (
        kill !== undefined &&
        later.token !== earlier.token &&
        kill.at - end < KEPT_WITHIN &&
        later.arrivedAt > kill.at
      ) {
        result.afterKills += 1;
        result.longestUnkept = Math.max(result.longestUnkept, kill.at - end);
        lost.set(earlier, kill);
      } else if (later.token !== earlier.token && later.arrivedAt - end < KEPT_WITHIN) result.sideBySide += 1;
      else
        result.unexplained.push(
          `${thing} was given to ${earlier.token} (request ${earlier.number}) and again to ${later.token} (request ${later.number}), ${Math.round(later.arrivedAt - end)} ms later`,
        );
    }
  }
  result.batchesAfterKills = lost.size;
  for (const kill of kills) {
    const batches = [...lost.values()].filter((other) => other === kill).length;
    if (batches > kill.held)
      result.unexplained.push(
        `${batches} batches of ${kill.token} were loaded again, which held ${kill.held} runs when it was killed`,
      );
  }
  return result;
}

function givenBy(records: readonly RequestRecord[]): Map<string, RequestRecord[]> {
  const givers = new Map<string, RequestRecord[]>();
  for (const record of records) {
    for (const thing of record.given) {
      const known = givers.get(thing);
      if (known) known.push(record);
      else givers.set(thing, [record]);
    }
  }
  return givers;
}
