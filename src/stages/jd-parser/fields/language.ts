import { Problem } from '../../../platform/common/problem.js';
import { type Posting } from '../posting.js';
import { detectLanguage } from './language-detector.js';

/** A text in another language is refused up to this share of English, and read with a warning above it. */
const MAX_ENGLISH_REFUSED = 0.3;

/**
 * Returns the language of the posting (ISO 639-1), or null if it has too few words to tell.
 * @throws Problem `job_description_unusable` if the rules for English would read next to nothing
 */
export function readLanguage({ text, words }: Posting): { code: string | null; warnings: string[] } {
  const reading = detectLanguage(text, words);
  if (reading === null) return { code: null, warnings: [] };
  if (reading.code === 'en') return { code: 'en', warnings: [] };
  if (reading.english <= MAX_ENGLISH_REFUSED) {
    throw new Problem(
      'job_description_unusable',
      `The job description is written in ${reading.name}; only English can be read. Paste an English version.`,
    );
  }
  return {
    code: reading.code,
    warnings: [`Part of the posting is written in ${reading.name}; only its English part was read with care.`],
  };
}
