import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';

/** Links that people outside follow. They come from the settings and never from a request, whose `Host` anybody can set. */
@Injectable()
export class PublicLinks {
  private readonly base: URL;

  constructor({ publicUrl, port }: Settings) {
    this.base = new URL(publicUrl ?? `http://localhost:${port}`);
    if (!this.base.pathname.endsWith('/')) this.base.pathname += '/';
  }

  /** Scheme, host and port, as browsers write an origin. */
  get origin(): string {
    return this.base.origin;
  }

  /** Host without the port, for addresses that mails come from. */
  get hostname(): string {
    return this.base.hostname;
  }

  /**
   * The link to a page of the console.
   * @param path without a slash at its beginning
   * @param fragment after `#`: browsers send it to no server, so that it is in no log
   */
  page(path: string, fragment: Record<string, string> = {}): string {
    const link = new URL(`app/${path}`, this.base);
    link.hash = new URLSearchParams(fragment).toString();
    return link.href;
  }
}
