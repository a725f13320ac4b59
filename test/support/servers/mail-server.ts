import { type AddressInfo } from 'node:net';
import { type Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { eventually } from '../eventually.js';

/** A mail as it arrived. */
export interface ReceivedMail {
  from: string;
  to: string[];
  subject: string;
  text: string;
}

/** A mail server on loopback. */
export interface MailServer {
  /** For `SMTP_URL`. */
  url: string;
  /** What has arrived, in order. */
  received: ReceivedMail[];
  /** Refuses this many of the next mails. */
  refuse(mails: number): void;
  /** How many were refused. */
  refused(): number;
  /** Resolves when so many mails to an address have arrived, with the last of them. */
  mailTo(address: string, count?: number): Promise<ReceivedMail>;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let toRefuse = 0;
  let refused = 0;
  async function take(stream: Readable, { envelope }: SMTPServerSession): Promise<void> {
    const { subject = '', text = '', from } = await simpleParser(stream);
    const to = envelope.rcptTo.map(({ address }) => address);
    if (toRefuse > 0) {
      toRefuse -= 1;
      refused += 1;
      throw Object.assign(new Error(`no room for ${to.join(' ')}`), { responseCode: 452 });
    }
    received.push({ from: from?.text ?? '', to, subject, text });
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      void take(stream, session).then(() => done(), done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (mails) => {
      toRefuse = mails;
    },
    refused: () => refused,
    mailTo: async (address, count = 1) => {
      const those = (): ReceivedMail[] => received.filter(({ to }) => to.includes(address));
      await eventually(() => those().length >= count);
      return those().at(-1) as ReceivedMail;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
