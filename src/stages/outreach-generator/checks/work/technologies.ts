import { refused, type DraftCheck } from '../draft-problem.js';
import { LRUCache } from 'lru-cache';
import { ORDINARY_KINDS } from '../../frames/skill-in-text.js';
import { type SkillEntry } from '../../../../knowledge/skills/skill-entry.js';
import { occurrences } from '../text/given-names.js';
import { technologiesIn } from '../../facts/known-technologies.js';
import { skillKey } from '../../facts/skill-key.js';
import { personSkills, postingSkills } from '../../facts/skill-scope.js';

const OF_PERSON = /\b(?:you|your|yours|you've|you're|yourself)\b|⟦g⟧/gi;
const OF_JOB =
  /\b(?:role|posting|job|position|advert|ad|opening|vacancy|post|team|teams|we|our|us|stack|requires?|asks?|needs?|wants?|welcomes?|lists|names|calls for|company|employer|work with us)\b|⟦[cr]⟧/gi;
/** "Our Kafka team", "the Kafka role". */
const JOB_AFTER = /^(?:[ -][\w-]+){0,1}[ -](?:role|job|position|team|posting|opening|vacancy|post|advert|stack)\b/i;

/**
 * A technology that the draft attributes to the person was seen in their work; a technology that it attributes to the
 * job is in the posting.
 */
export const checkTechnologies: DraftCheck = ({ sentences }, facts) => {
  const person = personSkills(facts);
  const posting = new Set([...postingSkills(facts), ...textSkills.memo(facts.postingText)]);
  const postingText = facts.postingText.toLowerCase();
  const isOfJob = (key: string, entry: SkillEntry): boolean =>
    posting.has(key) || (ORDINARY_KINDS.has(entry.kind) && isNamedIn(postingText, entry));
  return sentences.flatMap(({ text, start: sentenceStart, technologies }) =>
    technologies.flatMap(({ entry, start, end }) => {
      const key = skillKey(entry.name);
      const owner = ownerOf(text, start, end);
      const isHeld =
        owner === 'person' ? person.has(key) : isOfJob(key, entry) || (owner === 'unclear' && person.has(key));
      if (isHeld) return [];
      const reason =
        owner === 'person'
          ? 'nothing seen of the person speaks for it'
          : owner === 'job'
            ? 'the posting does not name it'
            : 'neither the evidence nor the posting names it';
      return [refused('technology', { 0: text.slice(start, end), index: sentenceStart + start }, reason)];
    }),
  );
};

/** Whether a posting names a practice or field (`accessibility`), which its requirement may leave out. */
function isNamedIn(lower: string, { name, aliases }: SkillEntry): boolean {
  return [name, ...aliases].some((spelling) => !occurrences(spelling.toLowerCase(), lower).next().done);
}

const MOST_POSTINGS = 20;
/** Keys of the technologies that the text of a posting names, for those that the requirement left out. */
const textSkills = new LRUCache<string, string[]>({
  max: MOST_POSTINGS,
  memoMethod: (text) => technologiesIn(text).map(({ entry }) => skillKey(entry.name)),
});

const OPEN = /^(?:[^.!]*\?|(?:if|whether|should|would|do|does|is|are)\b)/i;

/** Who the technology belongs to: the nearest mention of the person or the job before it, otherwise after it. */
function ownerOf(sentence: string, start: number, end: number): 'person' | 'job' | 'unclear' {
  const after = sentence.slice(end);
  if (JOB_AFTER.test(after)) return 'job';
  const before = sentence.slice(0, start);
  // A question or a condition claims nothing, unless it contains "your" or "yours".
  if (OPEN.test(sentence) && !/\byours?\b/i.test(before)) return 'unclear';
  const person = lastIndex(before, OF_PERSON);
  const job = lastIndex(before, OF_JOB);
  if (person !== job) return person > job ? 'person' : 'job';
  const personAfter = after.search(OF_PERSON);
  const jobAfter = after.search(OF_JOB);
  if (personAfter === jobAfter) return 'unclear';
  if (personAfter === -1 || jobAfter === -1) return jobAfter === -1 ? 'person' : 'job';
  return personAfter < jobAfter ? 'person' : 'job';
}

function lastIndex(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).at(-1)?.index ?? -1;
}
