import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Channel } from '../../../domain/outreach.js';
import { type OutreachSender } from '../../../domain/outreach-sender.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { draftFacts } from '../facts/draft-facts.js';
import { type OutreachCandidate } from '../facts/outreach-candidate.js';
import { checkDraft } from './check-claims.js';

interface LabelledDraft {
  id: string;
  truth: 'true' | 'false';
  channel: Channel;
  posting: string;
  person: string;
  base: string;
  subject: string | null;
  text: string;
}

const FOLDER = new URL('../../../../test/data/outreach/statements/', import.meta.url);
const NOW = new Date('2026-11-15T09:00:00.000Z');
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const postings = JSON.parse(read('postings.json')) as Record<string, { text: string; requirement: JobRequirement }>;
const people = JSON.parse(read('people.json')) as Record<string, OutreachCandidate>;
const bases = JSON.parse(read('bases.json')) as Record<string, { sender: OutreachSender }>;
const drafts = read('drafts.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledDraft);

function isAccepted({ posting, person, base, channel, subject, text }: LabelledDraft): boolean {
  const { requirement, text: postingText } = postings[posting] ?? { requirement: undefined, text: '' };
  const candidate = people[person];
  if (requirement === undefined || candidate === undefined) throw new Error(`${posting} or ${person} is missing`);
  const facts = draftFacts(requirement, candidate, bases[base]?.sender, NOW, postingText);
  return checkDraft({ channel, subjectLine: subject, messageText: text }, facts).ok;
}

describe('checkDraft, on drafts with one false or true statement more', () => {
  const falseDrafts = drafts.filter(({ truth }) => truth === 'false');
  const trueDrafts = drafts.filter(({ truth }) => truth === 'true');

  it('refuses at least 98 % of the false ones', () => {
    expect(falseDrafts.length).toBeGreaterThanOrEqual(100);
    const missed = falseDrafts.filter(isAccepted).map(({ id }) => id);
    expect(missed.length / falseDrafts.length).toBeLessThanOrEqual(0.02);
  });

  it('refuses at most 2 % of the true ones', () => {
    expect(trueDrafts.length).toBeGreaterThanOrEqual(50);
    const refused = trueDrafts.filter((draft) => !isAccepted(draft)).map(({ id }) => id);
    expect(refused.length / trueDrafts.length).toBeLessThanOrEqual(0.02);
  });
});
