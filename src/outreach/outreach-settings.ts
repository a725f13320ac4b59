import { type Settings } from '../platform/config/settings.js';
import { type DraftOptions } from '../domain/run-result.js';
import { type OutreachSender } from '../domain/outreach-sender.js';

/**
 * Returns the sender, as far as it is configured.
 * @param chosen what the user chose for the run
 */
export function senderOf(
  { outreachSenderName, outreachSenderCompany, outreachOptOutUrl }: Settings,
  chosen: DraftOptions | undefined,
): OutreachSender {
  const name = chosen?.senderName ?? outreachSenderName;
  return {
    language: chosen?.language ?? 'en',
    ...(name === undefined ? {} : { name }),
    ...(outreachSenderCompany === undefined ? {} : { company: outreachSenderCompany }),
    ...(outreachOptOutUrl === undefined ? {} : { optOutUrl: outreachOptOutUrl }),
  };
}
