import { Logger } from '@nestjs/common';

/** A mail to a user of the service, in plain text. */
export interface Mail {
  /** One e-mail address. */
  to: string;
  subject: string;
  text: string;
}

/** Brings mails to a mail server, or says that there is none. Bound by timeouts. */
export abstract class MailDelivery {
  /** False where a mail reaches nobody. */
  abstract readonly delivers: boolean;
  /** @throws Error the mail server did not take the mail; its text names neither the recipient nor the content */
  abstract deliver(mail: Mail): Promise<void>;
}

/** For development without a mail server: the mail is printed in the log of this start. */
export class LoggedMailDelivery extends MailDelivery {
  private readonly logger = new Logger('Mail');
  readonly delivers = true;

  deliver({ to, subject, text }: Mail): Promise<void> {
    this.logger.log(
      `No mail server is set (SMTP_URL), so this mail is only shown here.\nTo: ${to}\nSubject: ${subject}\n\n${text}`,
    );
    return Promise.resolve();
  }
}

/** For production without a mail server: nothing is sent or shown. */
export class NoMailDelivery extends MailDelivery {
  readonly delivers = false;

  deliver(): Promise<void> {
    return Promise.resolve();
  }
}
