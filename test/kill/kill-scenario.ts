import { setTimeout as sleep } from 'node:timers/promises';
import { type Random } from '../../src/sample-github/population/random.js';
import { ApiUser } from '../support/processes/api-client.js';
import { composedPostings, realPostings, requestFor } from '../support/processes/postings.js';
import { type StandInProcess } from '../support/processes/stand-in-process.js';
import { FollowedRun } from './followed-run.js';
import { LeaseWatch } from './lease-watch.js';
import { type Kill } from './loads.js';
import { type ProcessKind } from '../support/processes/service-process.js';
import { type Mode, type Post, type Site } from '../support/processes/site.js';
import { type Violations } from './violations.js';

/** The processes of each mode. */
export const PROCESSES: Record<Mode, ProcessKind[]> = { 'in-process': ['api'], bullmq: ['api', 'worker', 'worker'] };
const USERS = 4;
/** Share of runs whose client waits for the result on an open connection. */
const SYNC_SHARE = 0.3;
/** Share of kills that hit an API where workers do the work. */
const API_SHARE = 0.15;
/** Seconds from the moment when a process holds a run until it is killed: at random between these. */
const BEFORE_KILL = { least: 0.05, below: 4 };
/** A third crash at one checkpoint fails a run, by rule. A run that is one crash away from it is let go on first. */
const CRASHES_ENOUGH = 2;

/** Several runs of several users, always, while processes are killed at random moments and started again. */
export class KillScenario {
  readonly runs: FollowedRun[] = [];
  readonly kills: Kill[] = [];
  /** What the runs that a killed process held were doing. */
  readonly hitModules = new Map<string, number>();
  /** Kills put off for the rule of the third crash. */
  postponed = 0;
  leases!: LeaseWatch;
  private readonly postings: string[];
  private readonly users: ApiUser[] = [];
  private clockOffset = 0;
  private over = false;

  constructor(
    private readonly site: Site,
    private readonly github: StandInProcess,
    private readonly random: Random,
    private readonly violations: Violations,
  ) {
    this.postings = random.some([...realPostings(), ...composedPostings(random, 100)], 126);
  }

  /** @param inFlight runs that are active or waiting at any time */
  async play(kills: number, inFlight: number): Promise<void> {
    const started: Site['posts'][number]['process'][] = [];
    this.site.onStart = (process) => started.push(process);
    await this.site.open(PROCESSES[this.site.mode]);
    this.leases = await LeaseWatch.on(this.site.installation.databaseUrl, this.violations);
    for (const process of started) this.leases.introduce(process);
    this.site.onStart = (process) => this.leases.introduce(process);
    this.clockOffset = await this.github.clockOffset();
    for (let index = 1; index <= USERS; index += 1)
      this.users.push(await new ApiUser(`person-${index}@mail.example`, () => this.site.urls[0] ?? '').register());
    const clients = Array.from({ length: inFlight }, (_, index) =>
      this.keepRunning(this.users[index % USERS] as ApiUser),
    );
    try {
      for (let number = 1; number <= kills; number += 1) await this.killOne(number, kills);
    } finally {
      this.over = true;
    }
    await Promise.all(clients);
    await this.countProjects();
    await this.leases.close();
  }

  /** One run after the other, until no more processes are killed. */
  private async keepRunning(user: ApiUser): Promise<void> {
    while (!this.over) {
      const style = this.random.chance(SYNC_SHARE) ? 'sync' : 'async';
      const request = requestFor(this.random.pick(this.postings), this.random);
      const run = new FollowedRun(user, request, style, `key-${this.runs.length}`, this.violations);
      this.runs.push(run);
      await run
        .follow()
        .catch((error: unknown) =>
          this.violations.add(`run ${run.executionId || request.jobDescriptionText.slice(0, 30)}: ${String(error)}`),
        );
    }
  }

  private async killOne(number: number, of: number): Promise<void> {
    const post = this.choosePost();
    const worker = post.kind === 'worker' || this.site.mode === 'in-process';
    if (worker) await this.waitUntil(() => this.leases.heldBy(post.process).length > 0);
    await sleep(1_000 * (BEFORE_KILL.least + this.random.next() * (BEFORE_KILL.below - BEFORE_KILL.least)));
    const isClose = (): boolean => this.leases.heldBy(post.process).some(({ crashes }) => crashes >= CRASHES_ENOUGH);
    if (isClose()) {
      this.postponed += 1;
      await this.waitUntil(() => !isClose());
    }
    const held = this.leases.heldBy(post.process);
    for (const other of this.site.posts)
      this.violations.expect(
        other.process.child.isAlive,
        () => `${other.process.child.name} ended by itself:\n${other.process.child.log().slice(-2_000)}`,
      );
    await post.process.child.kill();
    const at = (post.process.child.endedAt ?? performance.now()) + this.clockOffset;
    this.kills.push({ token: post.process.token, at, held: held.length });
    for (const { currentModule } of held)
      this.hitModules.set(
        currentModule ?? 'between stages',
        (this.hitModules.get(currentModule ?? 'between stages') ?? 0) + 1,
      );
    const where = held.map(
      ({ currentModule, progressPercentage, checkpoint }) =>
        `${currentModule ?? '–'} ${progressPercentage} % (${checkpoint})`,
    );
    process.stdout.write(
      `  kill ${number} of ${of}: ${post.process.child.name} with ${held.length} runs: ${where.join(', ')}\n`,
    );
    await this.site.replace(post);
  }

  private choosePost(): Post {
    const workers = this.site.posts.filter(({ kind }) => kind === 'worker');
    const apis = this.site.posts.filter(({ kind }) => kind === 'api');
    return this.random.pick(workers.length === 0 || this.random.chance(API_SHARE) ? apis : workers);
  }

  /** Every run has its own project, and there is no other. */
  private async countProjects(): Promise<void> {
    for (const user of this.users) {
      const stored = (await user.projectIds()).sort();
      const wanted = this.runs
        .filter((run) => run.user === user)
        .map(({ projectId }) => projectId)
        .sort();
      this.violations.expect(
        stored.join() === wanted.join(),
        () => `${user.email} has ${stored.length} projects for ${wanted.length} runs`,
      );
    }
  }

  private async waitUntil(holds: () => boolean): Promise<void> {
    const begun = performance.now();
    while (!holds()) {
      if (performance.now() - begun > 60_000) throw new Error('the runs have made no progress for a minute');
      await sleep(20);
    }
  }
}
