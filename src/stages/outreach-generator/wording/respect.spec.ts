import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { person, work } from '../../../../test/support/outreach-scenarios.js';
import { contactWishes, declinedIn } from './respect.js';

function corpus<T>(name: string): T[] {
  return (
    JSON.parse(readFileSync(new URL(`../../../../test/data/outreach/${name}.json`, import.meta.url), 'utf8')) as {
      texts: T[];
    }
  ).texts;
}

const declining = corpus<{ language: string; text: string }>('declining-bios');
const ordinary = corpus<string>('ordinary-bios');
const LANGUAGES = ['en', 'zh', 'pt', 'es', 'ru', 'ja', 'fr', 'de', 'ko', 'hi'];

describe('declinedIn', () => {
  it('knows at least 95 % of the ways to say no in the corpus', () => {
    const missed = declining.filter(({ text }) => declinedIn(text) === null);
    expect(missed.length / declining.length).toBeLessThanOrEqual(0.05);
  });

  it.each(LANGUAGES)('knows at least 90 %% of them in %s', (language) => {
    const texts = declining.filter((one) => one.language === language);
    expect(texts.length).toBeGreaterThanOrEqual(10);
    expect(texts.filter(({ text }) => declinedIn(text) !== null).length / texts.length).toBeGreaterThanOrEqual(0.9);
  });

  it('holds at most 2 % of ordinary biographies, and takes at most 1 % for a no', () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(200);
    const heard = ordinary.flatMap((text) => declinedIn(text) ?? []);
    expect(heard.length / ordinary.length).toBeLessThanOrEqual(0.02);
    expect(heard.filter(({ certain }) => certain).length / ordinary.length).toBeLessThanOrEqual(0.01);
  });

  it('says in which language and with what words', () => {
    expect(declinedIn('Compilers. No recruiters, please!')).toEqual({
      certain: true,
      language: 'en',
      text: 'no recruiters',
    });
  });

  it.each(['Recruiters welcome, bring details.', 'I do not block recruiters.'])(
    'lets an express welcome stand: %s',
    (text) => {
      expect(declinedIn(text)).toBeNull();
    },
  );

  it('is not certain of words that may mean it and may not', () => {
    expect(declinedIn('Happy where I am.')).toMatchObject({ certain: false });
  });

  it('does not join the words of two sentences', () => {
    expect(declinedIn('I write no bugs. Recruiters know me.')).toBeNull();
  });
});

describe('contactWishes', () => {
  it.each([
    ['bio', { bio: 'No recruiters' }],
    ['name', { name: 'Jane (not looking)' }],
    ['company', { company: 'happily employed' }],
    ['location', { location: 'Berlin, no headhunters' }],
  ] as const)('reads the %s', (field, changes) => {
    expect(contactWishes(person('x', null, changes)).declined?.field).toBe(field);
  });

  it('prefers a clear no in one field to an unclear one in another', () => {
    const wishes = contactWishes(person('x', null, { bio: 'Happy where I am', location: 'Berlin, no headhunters' }));
    expect(wishes.declined).toMatchObject({ field: 'location', certain: true });
  });

  it('reads the description of the profile repository', () => {
    const candidate = person('Ada-L', null, { work: [work('ada-l/ada-l', { description: 'Please no recruiters' })] });
    expect(contactWishes(candidate).declined?.field).toBe('profile repository');
  });

  it('does not read the descriptions of others', () => {
    const candidate = person('ada-l', null, { work: [work('ada-l/spam-filter', { description: 'no recruiters' })] });
    expect(contactWishes(candidate).declined).toBeNull();
  });

  it.each([
    ['Email only', 'email', true],
    ['Best way to reach me is email.', 'email', false],
    ['LinkedIn only please', 'linkedin', true],
    ['Find me on LinkedIn', 'linkedin', false],
    ['DMs open', 'twitter', false],
    ['DM me on Mastodon', 'mastodon', false],
    ['Reach me via Bluesky', 'bluesky', false],
    ['Contact me via my website', 'website', false],
    ['ping me on Telegram', 'other', false],
    ['Только по почте', 'email', true],
    ['nur per Mail', 'email', true],
  ] as const)('reads the way asked for in %j', (bio, route, exclusive) => {
    expect(contactWishes(person('x', null, { bio })).preferred).toEqual({ route, exclusive, url: null });
  });

  it('gives the published link of that way', () => {
    const candidate = person('x', null, {
      bio: 'Message me on Mastodon',
      contacts: [{ kind: 'mastodon', url: 'https://fosstodon.org/@x' }],
    });
    expect(contactWishes(candidate).preferred?.url).toBe('https://fosstodon.org/@x');
  });

  it('finds nothing where nothing is said', () => {
    expect(contactWishes(person('x', null, { bio: 'I build compilers.' }))).toEqual({
      declined: null,
      preferred: null,
    });
  });
});
