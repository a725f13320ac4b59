import { CHANNELS, type Channel } from '../../../domain/outreach.js';
import { type RankedCandidate } from '../../../domain/ranking.js';
import { contactWishes, type PreferredRoute } from '../wording/respect.js';

/** A message to be drafted, or the reason for which there will be none. */
export interface PlannedMessage {
  candidate: RankedCandidate;
  channel: Channel;
  /** Why there will be none: code and one sentence; null: it is to be drafted. */
  blocked: { code: 'contact_suppressed' | 'contact_declined' | 'preferred_route'; message: string } | null;
  /** A stated route that this message does not take, for a person to know. */
  otherRoute: PreferredRoute | null;
}

const LONGEST_QUOTE = 60;
const LONGEST_LINK = 200;

/**
 * What is to be drafted for whom: nobody who is suppressed or asks not to be written to, and by the route that a
 * person asks for.
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
    const quote = declined.text.slice(0, LONGEST_QUOTE);
    return each({
      code: 'contact_declined',
      message: `No message to ${login}: their ${declined.field} says "${quote}"`,
    });
  }
  if (preferred === null) return each(null);
  const own = CHANNELS.find((channel) => channel === preferred.route);
  if (own !== undefined && (preferred.exclusive || channels.includes(own))) {
    return [{ candidate, channel: own, blocked: null, otherRoute: null }];
  }
  if (!preferred.exclusive) return each(null, preferred);
  return each({ code: 'preferred_route', message: `No message to ${login}: ${routeSentence(preferred)}` });
}

/** What a person asks for, in words. */
export function routeSentence({ route, exclusive, url }: PreferredRoute): string {
  const way = route === 'other' ? 'another way' : route === 'website' ? 'their website' : route;
  const link = url !== null && url.length <= LONGEST_LINK && /^https?:\/\/[^\s<>"]+$/.test(url) ? ` (${url})` : '';
  return `they ask to be written to ${exclusive ? 'only ' : ''}by ${way}${link}`;
}
