import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { LoggedMailDelivery, MailDelivery, NoMailDelivery } from './mail-delivery.js';
import { PublicLinks } from './public-links.js';
import { SmtpMailDelivery } from './smtp-mail-delivery.js';

/** Chooses how mails are delivered, by the settings. */
export function mailDelivery(settings: Settings): MailDelivery {
  const { smtpUrl, mailFrom, nodeEnv } = settings;
  if (smtpUrl !== undefined)
    return new SmtpMailDelivery(smtpUrl, mailFrom ?? `githire@${new PublicLinks(settings).hostname}`);
  return nodeEnv === 'production' ? new NoMailDelivery() : new LoggedMailDelivery();
}

/** Ends the connections to the mail server. */
@Injectable()
class MailShutdown implements OnApplicationShutdown {
  constructor(private readonly delivery: MailDelivery) {}

  onApplicationShutdown(): void {
    if (this.delivery instanceof SmtpMailDelivery) this.delivery.close();
  }
}

/** Mails to the users of the service. */
@Global()
@Module({
  providers: [{ provide: MailDelivery, inject: [Settings], useFactory: mailDelivery }, MailShutdown, PublicLinks],
  exports: [MailDelivery, PublicLinks],
})
export class MailModule {}
