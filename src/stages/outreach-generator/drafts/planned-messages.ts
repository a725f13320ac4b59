import { CHANNELS, type Channel } from '../../../domain/outreach.js';
import { type RankedCandidate } from '../../../domain/ranking.js';
import { contactWishes, type DeclinedContact, type PreferredRoute } from '../wording/respect.js';

/** Whether a profile asks not to be contacted, or may ask it. */
type DeclinedCode = 'contact_declined' | 'contact_wish_unclear';

/** A message to draft, or the reason for not drafting it. */
export interface PlannedMessage {
  candidate: RankedCandidate;
  channel: Channel;
  /** Code and sentence if the message must not be drafted; null if it may be drafted. */
  blocked: { code: 'contact_suppressed' | DeclinedCode | 'preferred_route'; message: string } | null;
  /** A way of contact that the person prefers, if the message uses another one. It is reported to the user. */
  otherRoute: PreferredRoute | null;
}

const LONGEST_QUOTE = 60;
const LONGEST_LINK = 200;

/**
 * Plans the messages. People who are suppressed or ask not to be contacted get none. A preferred way of contact is
 * respected.
 */
export function planMessages(
  candidates: readonly RankedCandidate[],
  channels: readonly Channel[],
  suppressed: ReadonlySet<number>,
): PlannedMessage[] {
  const wanted = [...new Set(channels)];
  return candidates.flatMap((candidate) => planFor(candidate, wanted, suppressed));
}

function planFor(
  candidate: RankedCandidate,
  channels: readonly Channel[],
  suppressed: ReadonlySet<number>,
): PlannedMessage[] {
  const login = candidate.githubUsername;
  const each = (blocked: PlannedMessage['blocked'], otherRoute: PreferredRoute | null = null): PlannedMessage[] =>
    channels.map((channel) => ({ candidate, channel, blocked, otherRoute }));
  if (suppressed.has(candidate.githubId)) {
    return each({ code: 'contact_suppressed', message: `No message to ${login}: they have asked to be left alone` });
  }
  const { declined, preferred } = contactWishes(candidate);
  if (declined !== null) {
    const { code, reason } = declinedReason(declined);
    return each({ code, message: `No message to ${login}: ${reason}` });
  }
  if (preferred === null) return each(null);
  const own = CHANNELS.find((channel) => channel === preferred.route);
  if (own !== undefined && (preferred.exclusive || channels.includes(own))) {
    return [{ candidate, channel: own, blocked: null, otherRoute: null }];
  }
  if (!preferred.exclusive) return each(null, preferred);
  return each({ code: 'preferred_route', message: `No message to ${login}: ${routeSentence(preferred)}` });
}

/**
 * Says why nothing is drafted to somebody whose profile declines contact. Unclear words are not quoted: the recruiter
 * reads them where they stand.
 */
export function declinedReason({ certain, field, text }: DeclinedContact): { code: DeclinedCode; reason: string } {
  return certain
    ? { code: 'contact_declined', reason: `their ${field} says "${text.slice(0, LONGEST_QUOTE)}"` }
    : {
        code: 'contact_wish_unclear',
        reason: `their ${field} may ask not to be contacted; read the profile and decide whether to write`,
      };
}

/** Says in a sentence which way of contact the person prefers. */
export function routeSentence({ route, exclusive, url }: PreferredRoute): string {
  const way = route === 'other' ? 'another way' : route === 'website' ? 'their website' : route;
  const link = url !== null && url.length <= LONGEST_LINK && /^https?:\/\/[^\s<>"]+$/.test(url) ? ` (${url})` : '';
  return `they ask to be written to ${exclusive ? 'only ' : ''}by ${way}${link}`;
}
