import { readData } from '../read-data.js';
import { type RoleFamily, type RemoteMode } from '../../../domain/job-terms.js';
import { type DraftLanguage } from '../../../domain/outreach-sender.js';
import { type WorkTie } from '../facts/skill-fit.js';

/** How a piece of work is spoken of. `proven`: a page that shows a skill, without a date. */
export type WorkForm = 'merged-pull-request' | 'commits' | 'own-repository' | 'proven-own' | 'proven';

/** Paragraphs of sentences; a sentence is `evidence|text`, or the name of a slot. */
export type Frame = readonly (readonly string[])[];
/** `short` is for X. */
export type FrameSet = 'email' | 'brief' | 'short' | 'emailSurface' | 'briefSurface';

/** A sentence that ends with a link to object, or that asks for a reply. */
interface WaysOut {
  reply: readonly string[];
  link: readonly string[];
}

/** The words of messages in one language (data/frames). */
export interface FrameFile {
  /** Stands before the last of a list. */
  and: string;
  /** Stands after a title that names one gender; empty if the language does not write it. */
  genders: string;
  quotes: readonly [string, string];
  greeting: { named: string; unnamed: string };
  /** The job with an indefinite and a definite article: by its title, by its role family, or without either. */
  opening: OpeningForms;
  theOpening: OpeningForms;
  /** The job with its company and its place, and the same without the place. */
  job: string;
  theJob: string;
  /** Names of places that differ from the English ones. */
  places: Readonly<Partial<Record<string, string>>>;
  families: Readonly<Record<RoleFamily, string>>;
  modes: Readonly<Record<RemoteMode, string>>;
  /** A piece of work as the subject of a sentence, and as its object if that has another form, and when it was. */
  work: Readonly<Record<WorkForm, { subject: string; object?: string; when?: string }>>;
  /** How the work and the skill are connected, in a clause after the skill, and in a sentence of its own. */
  ties: Ties;
  tieSentences: Ties;
  pay: readonly string[];
  noPay: readonly string[];
  /** A question at the end, if the posting is linked, and otherwise. */
  ask: Readonly<Record<'linked' | 'other', readonly string[]>>;
  posting: readonly string[];
  more: readonly string[];
  source: readonly string[];
  optOut: WaysOut;
  /** For follow-ups on channels with short messages. */
  shortOptOut: WaysOut;
  exit: WaysOut;
  shortExit: WaysOut;
  sign: readonly string[];
  briefSign: string;
  frames: Readonly<Record<FrameSet, readonly Frame[]>>;
  followUp: Readonly<
    Record<
      'reminder' | 'reminderWork' | 'technical' | 'technicalOther' | 'technicalAsk' | 'softClose',
      readonly string[]
    >
  > & { technicalSingle?: readonly string[] };
  subject: Readonly<Record<'fitted' | 'unnamed' | 'fixed', readonly string[]>>;
}

interface OpeningForms {
  title: string;
  family: string;
  none: string;
}

interface Ties {
  other: Readonly<Record<WorkTie, string>>;
  own: Readonly<Partial<Record<WorkTie, string>> & { part: string }>;
}

const FILES = new Map<DraftLanguage, FrameFile>();

/** The words of messages in a language. */
export function frameFile(language: DraftLanguage): FrameFile {
  let file = FILES.get(language);
  if (file === undefined) {
    file = readData<FrameFile>(`frames/${language}.json`);
    FILES.set(language, file);
  }
  return file;
}
