import { readFile, writeFile } from 'node:fs/promises';
import { draftsAsText, sampleDrafts, scoreTable } from '../support/sample-drafts.js';

const TABLE = /\| score \| drafts \|\n(?:\|.*\|\n?)+/;

/** `npm run drafts:sample`: writes the drafts for review, and their scores into docs/outreach.md. */
async function main(): Promise<void> {
  const drafted = await sampleDrafts();
  for (const posting of drafted) await writeFile(`test/data/drafts/${posting.slug}.txt`, draftsAsText(posting));
  const page = await readFile('docs/outreach.md', 'utf8');
  await writeFile('docs/outreach.md', page.replace(TABLE, `${scoreTable(drafted)}\n`));
}

await main();
