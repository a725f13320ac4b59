import { Problem } from '../../../platform/common/problem.js';
import { type Posting } from '../posting.js';
import { detectLanguage } from './language-detector.js';

/** Up to this share of English a text in another language is refused; with more of it, it is read with a warning. */
const MOST_ENGLISH_REFUSED = 0.3;

/**
 * The language that the posting is written in, ISO 639-1; null where it has too few words to tell.
 * @throws Problem `job_description_unusable` where the rules for English would read next to nothing
 */
export function readLanguage({ text, words }: Posting): { code: string | null; warnings: string[] } {
  const reading = detectLanguage(text, words);
  if (reading === null) return { code: null, warnings: [] };
  if (reading.code === 'en') return { code: 'en', warnings: [] };
  if (reading.english <= MOST_ENGLISH_REFUSED) {
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
