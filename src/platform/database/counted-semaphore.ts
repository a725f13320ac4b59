import { Semaphore, type SemaphoreInterface } from 'async-mutex';

/** A semaphore that knows how many callers wait for it. */
export class CountedSemaphore extends Semaphore {
  private waitingNow = 0;

  get waiting(): number {
    return this.waitingNow;
  }

  override async acquire(weight?: number, priority?: number): Promise<[number, SemaphoreInterface.Releaser]> {
    this.waitingNow += 1;
    try {
      return await super.acquire(weight, priority);
    } finally {
      this.waitingNow -= 1;
    }
  }
}
