import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

const DAY = 24 * 60 * 60 * 1000;

/** Removes expired data at startup and once a day. Several processes may do this at the same time. */
export abstract class DailySweep implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;

  /** Returns how many rows were changed or removed; logs the number unless it is 0. */
  abstract sweep(): Promise<number>;

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(
      () => void this.sweep().catch((error: unknown) => this.logger.error('The daily sweep failed', error)),
      DAY,
    );
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}
