import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DraftedPosting, draftsAsText, sampleDrafts, scoreTable } from '../support/sample-drafts.js';
import { faultsOf } from '../support/message-faults.js';
import { mostAlikeStarts } from '../support/message-starts.js';

describe('the drafts that are kept for review', () => {
  let drafted: DraftedPosting[];

  beforeAll(async () => {
    drafted = await sampleDrafts();
  });

  it('are what the service drafts today (npm run drafts:sample)', async () => {
    for (const posting of drafted) {
      const kept = await readFile(`test/data/drafts/${posting.slug}.txt`, 'utf8');
      expect(draftsAsText(posting)).toBe(kept);
    }
  });

  it('have the scores that docs/outreach.md tells', async () => {
    expect(await readFile('docs/outreach.md', 'utf8')).toContain(scoreTable(drafted));
  });

  it('are 60 for each channel, none of them refused or faulty', () => {
    const messages = drafted.flatMap((posting) => posting.messages);
    expect(drafted.flatMap(({ warnings }) => warnings)).toEqual([]);
    for (const channel of ['email', 'linkedin', 'twitter'])
      expect(messages.filter((message) => message.channel === channel)).toHaveLength(60);
    for (const { messageText, personalizationMetadata } of messages)
      expect([...faultsOf(messageText, 'en'), ...personalizationMetadata.qualityFlags]).toEqual([]);
  });

  it('begin at most two of twelve alike', () => {
    for (const { messages } of drafted)
      for (const channel of ['email', 'linkedin', 'twitter'])
        expect(
          mostAlikeStarts(
            messages.filter((message) => message.channel === channel).map(({ messageText }) => messageText),
            12,
          ),
        ).toBeLessThanOrEqual(2);
  });

  it('have scores that differ', () => {
    const scores = drafted.flatMap(({ messages }) => messages.map((message) => message.personalizationScore));
    expect(Math.max(...scores) - Math.min(...scores)).toBeGreaterThan(50);
    expect(new Set(scores).size).toBeGreaterThan(25);
  });
});
