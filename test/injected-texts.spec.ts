import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from '../src/knowledge/skills/skill-catalogue.js';
import { skillMentions } from '../src/stages/github-sourcer/evidence/skill-mentions.js';
import { readPosting } from '../src/stages/jd-parser/posting.js';
import { checkInstructions } from '../src/stages/outreach-generator/checks/form/instructions.js';
import { HARMLESS_ANYWHERE, ORDERS_ANYWHERE } from './support/injection-payloads.js';
import { codesOf } from './support/outreach-checks.js';

/** Whether each stage takes a text for an attempt to steer its reader. */
const STAGES: [string, (text: string) => boolean][] = [
  [
    'the parser',
    (text) =>
      readPosting(`Backend Developer\n\nRequirements\n- Go\n- ${text.replaceAll('\n', ' ')}`).blocks.at(-1)?.section ===
      'legal',
  ],
  [
    'the sourcer',
    (text) => !skillMentions(`Kubernetes. ${text}`, skillCatalogue()).some(({ name }) => name === 'Kubernetes'),
  ],
  ['the check of drafts', (text) => codesOf(checkInstructions, text).includes('instruction')],
];

describe.each(STAGES)('%s', (_stage, isTold) => {
  it.each(ORDERS_ANYWHERE)('tells %j', (text) => {
    expect(isTold(text)).toBe(true);
  });

  it.each(HARMLESS_ANYWHERE)('takes %j for an ordinary text', (text) => {
    expect(isTold(text)).toBe(false);
  });
});
