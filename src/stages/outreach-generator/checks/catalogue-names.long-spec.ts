import { describe, expect, it } from '@jest/globals';
import { person, skill, work } from '../../../../test/support/outreach-scenarios.js';
import { REFERENCE_DATE, requirement } from '../../../../test/support/outreach-candidates.js';
import { skillCatalogue, type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';
import { draftFacts } from '../facts/draft-facts.js';
import { skillInText } from '../frames/skill-in-text.js';
import { checkDraft } from './check-claims.js';
import { type DraftProblemCode } from './draft-problem.js';

const REPOSITORY = 'openrail/scheduler';
const URL = `https://github.com/${REPOSITORY}`;
/** A long name makes the e-mail too long, in which case real drafts leave something out. */
const OF_LENGTH: ReadonlySet<DraftProblemCode> = new Set<DraftProblemCode>(['too-long', 'subject-length']);

/** What an honest e-mail says of a skill that the posting asks for and the evidence shows. */
function honestText(written: string): string {
  return [
    `Hi Ana,\n\nThe role asks for ${written}. I found your work on ${REPOSITORY} over the past year: ${URL}\n\n`,
    `Your change is about ${written}, which the role asks for. You contributed to ${written} itself. `,
    `The project uses ${written}, which the role asks for. I am looking for people who work with ${written}. `,
    'This is for a Senior Backend Engineer role at Meridian Payments. The pay is EUR 80,000 to 100,000 a year.\n\n',
    'I found you on GitHub: https://github.com/ana\nReply "no" and I will not write to you again.\n\nLena Vogt',
  ].join('');
}

/** Why the honest e-mails are refused, one for each of the spellings. */
function refusalsOf({ name, kind }: SkillEntry, spellings: (inText: string) => readonly string[]): string[] {
  const asked = requirement({ requiredSkills: [{ name, kind, text: name, anyOf: null }], preferredSkills: [] });
  const ana = person('ana', 'Ana Almeida', {
    work: [work(REPOSITORY, { commitsLastYear: 6, pushedAt: '2026-10-20T00:00:00.000Z' })],
    skills: [skill(name, 0.9, { signal: 'repository-topic', url: URL })],
  });
  const sender = { name: 'Lena Vogt', company: 'Meridian Payments' };
  const facts = draftFacts(asked, ana, sender, REFERENCE_DATE);
  return [...new Set(spellings(skillInText(name, asked, 'en')))].flatMap((written) => {
    const subjectLine = `Your work on ${REPOSITORY}, and ${written}`;
    const { problems } = checkDraft({ channel: 'email', subjectLine, messageText: honestText(written) }, facts);
    const refused = problems.filter(({ code, severity }) => severity === 'refused' && !OF_LENGTH.has(code));
    return refused.length === 0
      ? []
      : [`${written}: ${refused.map(({ code, text }) => `${code} "${text}"`).join(', ')}`];
  });
}

describe('checkDraft and the catalogue', () => {
  const { entries } = skillCatalogue();

  it('lets the name of every skill through in an honest e-mail, as the catalogue and as sentences write it', () => {
    expect(entries.length).toBeGreaterThan(8_000);
    expect(entries.flatMap((entry) => refusalsOf(entry, (inText) => [entry.name, inText]))).toEqual([]);
  });

  it('lets 99.5 % of the other spellings through where the facts have the skill', () => {
    const refused = entries.flatMap((entry) => refusalsOf(entry, () => entry.aliases));
    const tried = entries.reduce((sum, { aliases }) => sum + new Set(aliases).size, 0);
    expect(tried).toBeGreaterThan(4_000);
    expect({ refused, isFew: refused.length <= 0.005 * tried }).toMatchObject({ isFew: true });
  });

  it('refuses the name of a skill that neither the posting nor the evidence has', () => {
    const facts = draftFacts(
      requirement({ requiredSkills: [{ name: 'Go', kind: 'language', text: 'Go', anyOf: null }], preferredSkills: [] }),
      person('ana', 'Ana Almeida', { work: [work(REPOSITORY, { commitsLastYear: 6 })] }),
      { name: 'Lena Vogt', company: 'Meridian Payments' },
      REFERENCE_DATE,
    );
    const messageText = honestText('Apache Kafka');
    const { problems } = checkDraft({ channel: 'email', subjectLine: 'Your work', messageText }, facts);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'technology', text: 'Apache Kafka' }));
  });
});
