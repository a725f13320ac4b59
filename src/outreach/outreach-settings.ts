import { type Settings } from '../platform/config/settings.js';
import { type OutreachSender } from '../domain/outreach-sender.js';

/** Returns the sender, as far as it is configured. */
export function senderOf({ outreachSenderName, outreachSenderCompany, outreachOptOutUrl }: Settings): OutreachSender {
  return {
    ...(outreachSenderName === undefined ? {} : { name: outreachSenderName }),
    ...(outreachSenderCompany === undefined ? {} : { company: outreachSenderCompany }),
    ...(outreachOptOutUrl === undefined ? {} : { optOutUrl: outreachOptOutUrl }),
  };
}
