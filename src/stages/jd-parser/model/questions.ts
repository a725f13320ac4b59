import { type JobRequirement } from '../../../domain/job-requirement.js';
import { findSkills, type SkillMention } from '../../../knowledge/skills/skill-matcher.js';
import { type Posting } from '../posting.js';
import { demandsInSentence } from '../skills/cue-scope.js';
import { SCOPED_CUES } from '../skills/cues.js';
import { tellsOfEmployer } from '../skills/employer-sentences.js';
import { excludedIn } from '../skills/negation.js';
import { isOfColleagues, PURSUITS, SILENT } from '../skills/read-skills.js';
import { readDemands, type SentenceDemand } from '../skills/sentence-demand.js';
import { type SectionKind } from '../structure/headings.js';
import { distribute } from '../text/distribute.js';
import { type TextSpan } from '../text/text-builder.js';
import { MODEL_LIMITS } from './model-limits.js';

/** What a posting asks of a skill. */
export type Asked = 'required' | 'preferred' | 'none';

/** A name about which a model is asked. */
export interface Question {
  /** The words of the posting as they were sent. */
  readonly quote: string;
  /** The skill's name in the catalogue. */
  readonly name: string;
  /** What the rules are sure of, so that the answer can be checked; null if the rules are unsure. */
  readonly known: Asked | null;
  /** Where the name stands in the clean text; null for a name that does not stand there. */
  readonly span: TextSpan | null;
  /** What the rules would read if the skill is asked for; null if only the model can tell. */
  readonly demand: 'required' | 'preferred' | null;
}

/** Parts in which a tool may be asked for in a sentence that the rules do not understand. */
const OPEN: ReadonlySet<SectionKind> = new Set(['header', 'intro', 'role', 'other', 'duties']);
/** Parts whose names are not asked for. */
const ASKS_NOTHING: ReadonlySet<SectionKind> = new Set([...SILENT, 'company', 'negated']);
/** Names that the posting does not hold: whoever claims one of them makes things up. */
const ABSENT = ['COBOL', 'Fortran', 'Prolog', 'Delphi', 'Erlang', 'Smalltalk'];

/**
 * Returns the names about which the rules are unsure, together with some about which they are sure. Empty if the rules
 * are unsure of none, or sure of too few names to check an answer.
 */
export function questionsAbout(posting: Posting, requirement: JobRequirement): Question[] {
  const { doubts, denied } = openNames(posting, requirement);
  const { requiredSkills, preferredSkills } = requirement;
  const controls = [
    ...requiredSkills.slice(0, MODEL_LIMITS.controls).map((skill) => control(skill, 'required')),
    ...preferredSkills.slice(0, MODEL_LIMITS.controls).map((skill) => control(skill, 'preferred')),
  ];
  // Without a name that stands in the text and is not asked for, nobody can tell whether a model claims whatever it sees.
  if (doubts.length === 0 || controls.length < MODEL_LIMITS.fewestControls || denied.length === 0) return [];
  const lower = posting.text.toLowerCase();
  const absent = ABSENT.filter((name) => !lower.includes(name.toLowerCase())).map((name) =>
    control({ name, text: name }, 'none'),
  );
  const asked = [
    ...doubts.slice(0, MODEL_LIMITS.doubts),
    ...controls,
    ...denied.slice(0, MODEL_LIMITS.controls),
    ...absent.slice(0, MODEL_LIMITS.controls),
  ];
  // In the order of the alphabet, so that the order does not tell which names are in doubt.
  return asked.toSorted((one, other) => (one.quote < other.quote ? -1 : 1));
}

function control({ name, text }: { name: string; text: string }, known: Asked): Question {
  return { quote: text, name, known, span: null, demand: null };
}

/** The names of the posting that the rules have not read: those in doubt, and those that are surely not asked for. */
function openNames(posting: Posting, requirement: JobRequirement): { doubts: Question[]; denied: Question[] } {
  const { text, words, sentences } = posting;
  const seen = new Set([...requirement.requiredSkills, ...requirement.preferredSkills].map(({ name }) => name));
  if (requirement.company !== null) seen.add(requirement.company);
  const mentions = distribute(findSkills(text), sentences);
  const cues = distribute(SCOPED_CUES.find(text, words), sentences);
  const demands = readDemands(posting, requirement.company);
  const found: Question[] = sentences.flatMap((sentence, index) => {
    const own = mentions[index] ?? [];
    const special = demandsInSentence(text, sentence, own, cues[index] ?? []);
    const excluded = excludedIn(text, sentence, own);
    const tells = tellsOfEmployer(text.slice(sentence.start, sentence.end), requirement.company);
    return own.flatMap((mention, position): Question[] => {
      const { entry, start, end } = mention;
      if (seen.has(entry.name)) return [];
      const said = excluded[position] === true ? 'negated' : (special[position] ?? null);
      const { section } = sentence.block;
      // General terms among the duties ("Security") ask for nothing.
      const isDenied = said === 'negated' || ASKS_NOTHING.has(section) || (entry.vague && section === 'duties');
      if (entry.vague && !isDenied) return [];
      const isOpen = OPEN.has(section) && !tells && !isOfColleagues(text, mention);
      if (!isDenied && !(isOpen && isUnsure(mention, demands[index] ?? null))) return [];
      const demand = said === 'preferred' ? 'preferred' : demands[index] === null ? null : 'required';
      const quote = posting.writtenText({ start, end });
      return [{ quote, name: entry.name, known: isDenied ? 'none' : null, span: { start, end }, demand }];
    });
  });
  const inReach = found.filter(
    ({ span }) => span !== null && posting.sourceSpan(span).end <= MODEL_LIMITS.postingCharacters,
  );
  const doubtful = new Set(inReach.filter(({ known }) => known === null).map(({ name }) => name));
  return {
    doubts: oncePerName(inReach.filter(({ known }) => known === null)),
    denied: oncePerName(inReach.filter(({ known, name }) => known === 'none' && !doubtful.has(name))),
  };
}

/** An activity among the duties may be a demand, and so may a tool in a sentence that asks for nothing. */
function isUnsure({ entry: { kind } }: SkillMention, demand: SentenceDemand | null): boolean {
  return PURSUITS.has(kind) ? demand !== null && !demand.explicit : demand === null;
}

function oncePerName(questions: readonly Question[]): Question[] {
  const names = new Set<string>();
  return questions.filter(({ name }) => !names.has(name) && names.add(name) !== undefined);
}
