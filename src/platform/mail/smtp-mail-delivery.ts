import { isIP } from 'node:net';
import { createTransport, type Transporter } from 'nodemailer';
import { withTimeout } from '../common/timeout.js';
import { type Mail, MailDelivery } from './mail-delivery.js';

/** Longest time for connecting, for the server's greeting, and without any data, in milliseconds. */
const STEP_TIMEOUT = 10_000;
/** Longest time for one mail, in milliseconds: a server that sends a byte now and then is not waited for. */
const MAIL_TIMEOUT = 30_000;
/** Simultaneous connections to the mail server. */
const MAX_CONNECTIONS = 2;

/** Sends mails over SMTP. */
export class SmtpMailDelivery extends MailDelivery {
  readonly delivers = true;
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    const { hostname } = new URL(url);
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: MAX_CONNECTIONS,
      // Without it a man in the middle can suppress STARTTLS and read the links. The URL may say otherwise.
      requireTLS: !isOnThisMachine(hostname),
      connectionTimeout: STEP_TIMEOUT,
      greetingTimeout: STEP_TIMEOUT,
      socketTimeout: STEP_TIMEOUT,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async deliver({ to, subject, text }: Mail): Promise<void> {
    const sent = this.transport.sendMail({ from: this.from, to: { name: '', address: to }, subject, text });
    // Only the code of a failure: the server's answer may repeat the address.
    const failure = await withTimeout(() => sent, { milliseconds: MAIL_TIMEOUT }).then(() => null, codeOf);
    if (failure !== null) throw new Error(`The mail server did not take the mail (${failure})`);
  }

  close(): void {
    this.transport.close();
  }
}

function isOnThisMachine(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

function codeOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const known = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number');
  return known.length === 0 ? 'no answer in time' : known.join(' ');
}
