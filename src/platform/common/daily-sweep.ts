import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

const DAY = 24 * 60 * 60 * 1000;

/** Removes what is out of date: at the start and every day. Several processes may do the same at once. */
export abstract class DailySweep implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;

  /** Returns how many rows it changed or removed, and logs the number where it is not 0. */
  abstract sweep(): Promise<number>;

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep().catch((error: unknown) => this.logger.error('The daily sweep failed', error)), DAY);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}
