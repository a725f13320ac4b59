import { describe, expect, it } from '@jest/globals';
import { REFERENCE_DATE, requirement } from '../../../../test/support/outreach-candidates.js';
import { COMPANIES, fillingWith, PLACES, ROLES, SALARIES, WORKS } from '../../../../test/support/outreach-fillings.js';
import { faultsOf } from '../../../../test/support/message-faults.js';
import { person } from '../../../../test/support/outreach-scenarios.js';
import { CHANNELS, FOLLOW_UP_ANGLES } from '../../../domain/outreach.js';
import { DRAFT_LANGUAGES } from '../../../domain/outreach-sender.js';
import { checkDraft } from '../checks/check-claims.js';
import { composeMessage } from '../drafts/compose-message.js';
import { draftFacts, type DraftFacts } from '../facts/draft-facts.js';
import { fillingOf } from './filling.js';
import { frameFile } from './frame-file.js';
import { followUpParts } from './follow-up-parts.js';
import { inLines } from './in-lines.js';
import { framesFor } from './message-parts.js';

const each = DRAFT_LANGUAGES.flatMap((language) => Object.keys(WORKS).map((kind) => [language, kind] as const));

function factsOf(language: (typeof DRAFT_LANGUAGES)[number], kind: string, index: number): DraftFacts {
  const { posting, candidate, sender } = fillingWith(kind, index);
  return draftFacts(posting, candidate, { ...sender, language }, REFERENCE_DATE);
}

/** Every frame of a channel with changing roles, companies, places, pay, names and senders. */
function* messages(language: (typeof DRAFT_LANGUAGES)[number], kind: string) {
  for (const channel of CHANNELS)
    for (const frame of framesFor(factsOf(language, kind, 0), channel).keys())
      for (let round = 0; round < 3; round += 1) {
        const index = frame * 3 + round;
        const facts = factsOf(language, kind, index);
        const message = composeMessage(facts, channel, { seed: 's', variant: round, attempt: index, frame });
        if (message !== null) yield { facts, channel, message };
      }
}

describe('the frames', () => {
  it.each(each)('read well in %s with %s', (language, kind) => {
    let count = 0;
    for (const { message } of messages(language, kind)) {
      count += 1;
      expect({ faults: faultsOf(message.messageText, language), ...message }).toMatchObject({ faults: [] });
      expect(message.subjectLine ?? 'A').toMatch(/^(?:[\p{Lu}\d"„«¿.]|iOS)/u);
    }
    expect(count).toBeGreaterThan(20);
  });

  it.each(each)('pass the checks in %s with %s', (language, kind) => {
    for (const { facts, channel, message } of messages(language, kind)) {
      const { problems } = checkDraft({ channel, ...message }, facts);
      expect({ problems, text: message.messageText, subject: message.subjectLine }).toMatchObject({ problems: [] });
    }
  });

  it.each(each)('follow up in %s with %s', (language, kind) => {
    for (const channel of CHANNELS)
      for (const angle of FOLLOW_UP_ANGLES)
        for (let index = 0; index < 12; index += 1) {
          const facts = factsOf(language, kind, index);
          for (const parts of followUpParts(facts, channel, angle, {
            seed: 's',
            variant: 0,
            attempt: index,
            frame: 0,
          })) {
            const text = parts.map(inLines).join('\n\n');
            const subjectLine = channel === 'email' ? `Re: ${frameFile(language).subject.fixed[0]}` : null;
            const { problems } = checkDraft({ channel, subjectLine, messageText: text, kind: 'follow-up' }, facts);
            const refused = problems.filter(({ code }) => code !== 'too-long');
            expect({ faults: faultsOf(text, language), refused, text }).toMatchObject({ faults: [], refused: [] });
          }
        }
  });

  it('put the right article before every role, in every place', () => {
    for (const [role, article] of ROLES)
      for (const company of COMPANIES)
        for (const place of PLACES) {
          const posting = requirement({ role, company, ...place });
          const { job = '' } = fillingOf(draftFacts(posting, person('ana', null), null, REFERENCE_DATE), 'nothing');
          expect(job).toMatch(new RegExp(`^${article} \\S`));
          expect(faultsOf(`I am hiring for ${job}.`, 'en')).toEqual([]);
        }
  });

  it('give places their article in English', () => {
    const jobs = PLACES.map((place) => {
      const facts = draftFacts(
        requirement({ role: 'SRE', company: null, ...place }),
        person('ana', null),
        null,
        REFERENCE_DATE,
      );
      return fillingOf(facts, 'nothing')['job'];
    });
    expect(jobs).toEqual([
      'an SRE role in Berlin (hybrid)',
      'an SRE role (remote)',
      'an SRE role in the Netherlands',
      'an SRE role in the European Union (remote)',
      'an SRE role in the United States (on site)',
      'an SRE role',
      'an SRE role (on site)',
    ]);
  });

  it('write pay as each language does', () => {
    const [range] = SALARIES;
    const pays = DRAFT_LANGUAGES.map((language) => {
      const posting = requirement({ salary: range ?? null });
      return fillingOf(draftFacts(posting, person('ana', null), { language }, REFERENCE_DATE), 'nothing')['pay'];
    });
    expect(pays).toEqual([
      'EUR 80,000 to 95,000 a year',
      '80.000 bis 95.000 EUR pro Jahr',
      '80\u00a0000 à 95\u00a0000 EUR par an',
      '80.000 a 95.000 EUR al año',
    ]);
  });

  it('greet nobody by a login', () => {
    const greetings = DRAFT_LANGUAGES.flatMap((language) =>
      [null, 'xX_dev_Xx', 'Ana Almeida'].map((name) => {
        const facts = draftFacts(requirement(), person('ana-login', name), { language }, REFERENCE_DATE);
        return composeMessage(facts, 'email', { seed: 's', variant: 0, attempt: 0, frame: 0 })?.messageText.split(
          '\n',
        )[0];
      }),
    );
    expect(greetings.join(' ')).toBe(
      'Hi, Hi, Hi Ana, Guten Tag, Guten Tag, Guten Tag Ana, Bonjour, Bonjour, Bonjour Ana, Hola: Hola: Hola, Ana:',
    );
  });

  it('begin in at least six ways that are not alike', () => {
    for (const language of DRAFT_LANGUAGES)
      for (const kind of Object.keys(WORKS))
        for (const channel of CHANNELS) {
          const facts = factsOf(language, kind, 1);
          const starts = framesFor(facts, channel).map((frame) => frame[0]?.[0] ?? '');
          const usable = starts.filter((start) => !start.includes('{company^}') && !start.startsWith('job|{company}'));
          expect(new Set(usable).size).toBeGreaterThanOrEqual(6);
        }
  });
});
