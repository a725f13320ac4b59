import { setTimeout as pause } from 'node:timers/promises';
import { differences } from './books.js';
import { type Person } from './person.js';
import { type Scene, until } from './scene.js';
import { type Answer, LONGEST_ANSWER, Witness } from './witness.js';

/** What fails, and for how long. */
export interface Fault {
  begin(): Promise<void>;
  /** Milliseconds between its begin and its end, at least. */
  lasts: number;
  end(): Promise<void>;
}

/** What came of it. */
export interface Outcome {
  /** Requests that were refused from the begin of the fault on. */
  refused: Answer[];
  badRefusals: string[];
  /** What `/health/ready` answered before the fault, while it lasted, and in the end. */
  ready: { before: number; meanwhile: number[]; after: number };
  /** What is not as it was acknowledged. */
  differences: string[];
  /** How the accepted runs ended. */
  runs: string[];
}

/** Milliseconds within which the service works again after the end of a fault. */
const RECOVERY = 20_000;
/** Milliseconds within which all accepted runs have ended after that. */
const CATCHING_UP = 30_000;
/** Milliseconds between two looks whether the service is ready. */
const BETWEEN_LOOKS = 100;
/** Runs that are under way when the fault begins; some of them come to a save while it lasts. */
const RUNS_HELD = 3;

/** Lets people work, has something fail meanwhile, and looks what has become of all they were told. */
export async function play(scene: Scene, fault: Fault): Promise<Outcome> {
  const { people, stage, witness, service } = scene;
  const probe = new Witness(service.url);
  const ready = async (): Promise<number> => (await probe.call({ method: 'GET', path: '/health/ready' })).status;
  const before = await ready();
  scene.begin();
  await everybodyGetsThrough(people, RECOVERY);
  stage.hold();
  await until('runs are under way', () => stage.held >= RUNS_HELD, RECOVERY);

  witness.answers.length = 0;
  await fault.begin();
  const meanwhile: number[] = [];
  const middle = performance.now() + fault.lasts / 2;
  const end = performance.now() + fault.lasts;
  for (let released = false; performance.now() < end;) {
    meanwhile.push(await ready());
    if (!released && performance.now() > middle) {
      stage.release(RUNS_HELD - 1);
      released = true;
    }
    await pause(Math.max(0, Math.min(BETWEEN_LOOKS, end - performance.now())));
  }
  await fault.end();

  await until('the service is ready again', async () => (await ready()) === 200, RECOVERY);
  stage.open();
  await everybodyGetsThrough(people, RECOVERY + LONGEST_ANSWER);
  await scene.stop();
  const outcome = { refused: witness.refused(), badRefusals: [...witness.badRefusals(), ...probe.badRefusals()] };
  for (const person of people) await person.insist();
  return {
    ...outcome,
    ready: { before, meanwhile, after: await ready() },
    runs: (await Promise.all(people.map(endsOfRuns))).flat(),
    differences: (await Promise.all(people.map(differences))).flat(),
  };
}

/** Waits until everybody has been told yes as often as a whole round takes. */
async function everybodyGetsThrough(people: Person[], milliseconds: number): Promise<void> {
  const marks = people.map(({ acknowledged }) => acknowledged);
  const round = people[0]?.routine().length ?? 0;
  await until(
    'everybody gets through',
    () => people.every(({ acknowledged }, index) => acknowledged >= (marks[index] ?? 0) + round),
    milliseconds,
  );
}

/** The status of each accepted run, once it has ended or its time to do so is up. */
async function endsOfRuns(person: Person): Promise<string[]> {
  const ends: string[] = [];
  const patience = performance.now() + CATCHING_UP;
  for (const executionId of person.runs.keys()) {
    let status = '';
    let answer: Answer;
    do {
      answer = await person.call({ method: 'GET', path: `/pipeline/status/${executionId}` });
      status = String(answer.json['status']);
      if (['queued', 'running'].includes(status)) await pause(50);
    } while (['queued', 'running'].includes(status) && performance.now() < patience);
    ends.push(status === 'failed' ? `failed: ${JSON.stringify(answer.json['error'])}` : status);
  }
  person.runs.clear();
  return ends;
}
