import { parseJobDescription } from '../../stages/jd-parser/parse-job-description.js';
import { describeRequirement } from '../output/describe-run.js';
import { pageOf } from '../output/page.js';
import { print, toJson } from '../output/write.js';
import { readPosting } from './read-posting.js';

/** `githire parse`: reads a posting by rules, without a model, and prints what it asks for. */
export async function parsePosting(file: string, { json, location }: ParseOptions): Promise<void> {
  const { text } = await readPosting(file);
  const requirement = parseJobDescription(text, location);
  await print(json ? toJson(requirement) : `${describeRequirement(requirement, pageOf(process.stdout))}\n`);
}

/** The options of `githire parse`. */
export interface ParseOptions {
  json?: boolean;
  /** Where to search, in addition to what the posting says. */
  location?: string;
}
