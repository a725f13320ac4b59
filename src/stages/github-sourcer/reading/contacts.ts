import { type Contact, type ContactKind } from '../../../domain/candidate.js';
import { type CandidateAnswers } from './answers.js';

/** The kinds of GitHub's social accounts that have a name here. */
const KINDS: Readonly<Record<string, ContactKind>> = {
  TWITTER: 'twitter',
  LINKEDIN: 'linkedin',
  MASTODON: 'mastodon',
  BLUESKY: 'bluesky',
};

const MAX_URL = 500;

/** Returns a web link, or null for any other text (`javascript:`, an e-mail address, a joke). */
function webLink(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed.length > MAX_URL) return null;
  const candidate = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.hostname.includes('.') && url.username === '' && url.password === '' ? url.href : null;
}

/** Returns the ways to contact the person that their profile shows, each link once. Nothing is read from commits. */
export function readContacts({ core, showcase }: CandidateAnswers, profileUrl: string): Contact[] {
  const found: Contact[] = [{ kind: 'github', url: profileUrl }];
  const add = (kind: ContactKind, text: string | null | undefined): void => {
    const url = webLink(text);
    if (url !== null && !found.some((contact) => contact.url === url)) found.push({ kind, url });
  };
  add('website', core.websiteUrl);
  if (core.twitterUsername && /^\w{1,15}$/.test(core.twitterUsername))
    add('twitter', `https://x.com/${core.twitterUsername}`);
  for (const account of showcase?.socialAccounts?.nodes ?? []) {
    if (account !== null) add(KINDS[account.provider] ?? 'other', account.url);
  }
  return found;
}
