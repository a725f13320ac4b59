import { LRUCache } from 'lru-cache';
import { withoutTrailing } from '../../../knowledge/text/without-trailing.js';
import { skillCatalogue, type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';
import { type SkillKind } from '../../../domain/job-terms.js';
import { isCommonWord } from '../wording/common-words.js';

/** A technology named in a text. */
export interface FoundTechnology {
  entry: SkillEntry;
  /** As written in the text. */
  text: string;
  start: number;
  end: number;
}

/** Kinds that are names of things. Practices and fields (`testing`, `security`) are ordinary words. */
const NAMED_KINDS: ReadonlySet<SkillKind> = new Set<SkillKind>([
  'language',
  'framework',
  'library',
  'database',
  'messaging',
  'cloud',
  'cloud-service',
  'tool',
  'platform',
  'operating-system',
  'protocol',
  'certification',
]);
/** Places where people are found and ways to write to them. Messages name them without claiming a skill. */
const NOT_A_CLAIM = new Set(['GitHub', 'Git', 'LinkedIn', 'Twitter', 'Gmail', 'Outlook', 'Email', 'Markdown']);
/** Characters that separate words, so that they are not one name. */
const SEPARATED = /[,;:!?()\n⟦⟧]/;
/** An article or pronoun of French before a word: `l'annonce`, `j'ai`. */
const ELISION = /^(?:[dljnsmtc]|qu)['’]/i;
const TOKEN = /\.?[\p{L}\d][\p{L}\d+#]*(?:[.'-][\p{L}\d+#]+)*/gu;
const MOST_WORDS = 3;

let firstWords: Set<string> | undefined;

/** The first words, in lower case, of names with several words. */
function longNames(): Set<string> {
  firstWords ??= new Set(
    skillCatalogue()
      .spellings()
      .flatMap(({ spelling }) => (/[\s-]/.test(spelling) ? [spelling.toLowerCase().split(/[\s-]/, 1)[0] ?? ''] : [])),
  );
  return firstWords;
}

const MOST_REMEMBERED = 20_000;
const resolved = new LRUCache<string, { entry: SkillEntry | null }>({
  max: MOST_REMEMBERED,
  memoMethod: (written) => ({ entry: technologyOf(written) }),
});

/** Finds the technologies that a text names. Where several readings are possible, the longest is taken. */
export function technologiesIn(text: string): FoundTechnology[] {
  const tokens = Array.from(text.matchAll(TOKEN), (found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
  const technologies: FoundTechnology[] = [];
  for (let index = 0; index < tokens.length;) {
    let taken = 1;
    const first = tokens[index];
    const most = longNames().has(first?.text.toLowerCase() ?? '') ? MOST_WORDS : 1;
    for (let count = Math.min(most, tokens.length - index); count >= 1; count -= 1) {
      const last = tokens[index + count - 1];
      if (first === undefined || last === undefined) continue;
      const written = text.slice(first.start, last.end);
      if (count > 1 && SEPARATED.test(written)) continue;
      const { entry } = resolved.memo(written);
      if (entry === null || !isMeant(entry, written, text, first.start, last.end)) continue;
      technologies.push({ entry, text: written, start: first.start, end: last.end });
      taken = count;
      break;
    }
    index += taken;
  }
  return technologies;
}

function technologyOf(written: string): SkillEntry | null {
  const entry = ELISION.test(written) ? null : (skillCatalogue().resolve(written) ?? null);
  const isJoined =
    entry !== null &&
    /\s/.test(written) &&
    ![entry.name, ...entry.aliases].some((spelling) => spaced(spelling) === spaced(written));
  return !isJoined && entry !== null && NAMED_KINDS.has(entry.kind) && !NOT_A_CLAIM.has(entry.name) ? entry : null;
}

/** Several words are a technology only with the same spaces: "to it" is not Toit. */
function spaced(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]+/g, ' ');
}

/** Distinguishes a technology from an ordinary word with the same spelling (`go`, `spring`, `react`). */
function isMeant(entry: SkillEntry, written: string, text: string, start: number, end: number): boolean {
  const doubtful =
    entry.ambiguous?.spellings.some((spelling) => spelling.toLowerCase() === written.toLowerCase()) ?? false;
  if (!doubtful && !isCommonWord(written)) return true;
  if (written === written.toLowerCase()) return false;
  const opensSentence = opensSentenceAfter(text.slice(0, start));
  return (
    !opensSentence ||
    /^(?:,| (?:is|and|or|are|has|developers?|engineers?|skills?|work|experience|code|at|in the|vacancy|vacancies|jobs?|roles?|positions?|questions?|openings?|posting)\b)/.test(
      text.slice(end),
    )
  );
}

/**
 * Whether a sentence starts here: at the start of the text, after the end of a sentence or after a line break. A
 * quotation mark or bracket may come between.
 */
function opensSentenceAfter(before: string): boolean {
  const rest = withoutTrailing(before, `"'(`);
  const sentence = rest.trimEnd();
  const gap = rest.slice(sentence.length);
  return rest === '' || gap.includes('\n') || (gap !== '' && /[.!?:]$/.test(sentence));
}
