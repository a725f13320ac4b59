import { type Channel } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { statesPay } from '../wording/pay-phrase.js';
import { fill, type Filling } from './fill.js';
import { fillingOf, isTrimmed, type Trimming } from './filling.js';
import { type Frame, frameFile, type FrameFile } from './frame-file.js';
import { seedOf } from './seeded-choice.js';

/** A sentence of a message with the page of its evidence: null for the posting, undefined if nothing is claimed. */
export interface Part {
  text: string;
  evidenceUrl: string | null | undefined;
}

/** Determines which wording is chosen. */
export interface WordingChoice {
  /** Seed: run, person and channel. */
  seed: string;
  /** Another variant has another frame and other wordings. */
  variant: number;
  /** Number of the attempt for the same variant, if earlier attempts did not fit. */
  attempt: number;
  /** Which frame; its first sentence is the first of the message. */
  frame: number;
}

/** The frames from which a message to this person is made. */
export function framesFor(facts: DraftFacts, channel: Channel): readonly Frame[] {
  const { frames } = frameFile(facts.language);
  if (channel === 'email') return facts.depth === 'surface' ? frames.emailSurface : frames.email;
  if (facts.depth === 'surface') return frames.briefSurface;
  return channel === 'twitter' ? frames.short : frames.brief;
}

/**
 * The paragraphs of a message, the greeting first.
 *
 * @param opening sentences about the person and the job if a model wrote them; null to take them from the frame
 * @returns null if the frame needs something that is not known
 */
export function messageParts(
  facts: DraftFacts,
  channel: Channel,
  choice: WordingChoice,
  trim: Trimming,
  opening: Part[] | null,
): Part[][] | null {
  const file = frameFile(facts.language);
  const filling = fillingOf(facts, trim);
  const say = sayer(facts, file, filling, choice);
  const body =
    opening === null ? bodyOf(framesFor(facts, channel)[choice.frame] ?? [], say, trim) : [opening, [say.pay()]];
  if (body === null) return null;
  const greeting = say.greeting();
  return channel === 'email'
    ? [[greeting], ...withPosting(body, say), [say.source(), say.optOut()], say.sign()]
    : [[greeting], [...body.flat(), say.exit(channel)], channel === 'linkedin' ? say.briefSign(trim) : []];
}

/** Sentences that can be added to an e-mail that is too short. */
export function fillers(facts: DraftFacts, choice: WordingChoice): Part[] {
  const file = frameFile(facts.language);
  const say = sayer(facts, file, fillingOf(facts, 'nothing'), choice);
  return [say.one('more', file.more), say.ask()].flat();
}

function withPosting(body: Part[][], say: ReturnType<typeof sayer>): Part[][] {
  const posting = say.posting();
  return posting.length === 0 ? body : [...body, posting];
}

/** The paragraphs of a frame; null if its first sentence cannot be filled in. */
function bodyOf(frame: Frame, say: ReturnType<typeof sayer>, trim: Trimming): Part[][] | null {
  const paragraphs = frame.map((sentences) => sentences.map((sentence) => partOf(sentence, say, trim)));
  const isComplete = paragraphs[0]?.[0]?.length !== 0 && paragraphs.length > 0;
  return isComplete ? paragraphs.map((parts) => parts.flat()).filter((parts) => parts.length > 0) : null;
}

function partOf(sentence: string, say: ReturnType<typeof sayer>, trim: Trimming): Part[] {
  if (sentence === 'pay') return [say.pay()];
  if (sentence === 'ask') return isTrimmed('question', trim) ? [] : say.ask();
  if (sentence === 'tie') return say.tie();
  const [evidence = '', text = ''] = sentence.split('|');
  return say.sentence(evidence, text);
}

/** Says the sentences of one message. A list is empty if a value is unknown. */
export function sayer(facts: DraftFacts, file: FrameFile, filling: Filling, choice: WordingChoice) {
  const workUrl = filling['url'] === '' ? undefined : filling['url'];
  const evidence: Readonly<Record<string, string | null | undefined>> = {
    work: workUrl,
    tie: workUrl,
    otherWork: filling['otherUrl'] === '' ? undefined : filling['otherUrl'],
    job: null,
    profile: facts.profileUrl,
    none: undefined,
  };
  const sentence = (source: string, text: string): Part[] => {
    const filled = fill(text, filling);
    return filled === null ? [] : [{ text: filled, evidenceUrl: evidence[source] }];
  };
  const one = (slot: string, texts: readonly string[], source = 'none'): Part[] =>
    sentence(source, texts[(seedOf(choice.seed, slot, choice.attempt) + choice.variant) % texts.length] ?? '');
  const always = (slot: string, texts: readonly string[], source = 'none'): Part => {
    const [part] = one(slot, texts, source);
    if (part === undefined) throw new Error(`There is no value for ${slot}`);
    return part;
  };
  const wayOut = facts.sender.optOutUrl === undefined ? 'reply' : 'link';
  return {
    sentence,
    one,
    greeting: (): Part => ({
      text: fill(file.greeting.named, filling) ?? file.greeting.unnamed,
      evidenceUrl: undefined,
    }),
    pay: (): Part => always('pay', statesPay(facts.requirement.salary) ? file.pay : file.noPay, 'job'),
    tie: (): Part[] => sentence('tie', '{tieSentence}'),
    ask: (): Part[] => one('ask', file.ask[facts.sender.postingUrl === undefined ? 'other' : 'linked']),
    posting: (): Part[] => one('posting', file.posting, 'job'),
    source: (): Part => always('source', file.source, 'profile'),
    optOut: (): Part => always('opt-out', file.optOut[wayOut]),
    shortOptOut: (): Part => always('opt-out', file.shortOptOut[wayOut]),
    exit: (channel: Channel): Part =>
      always('exit', (channel === 'twitter' ? file.shortExit : file.exit)[wayOut], 'profile'),
    sign: (): Part[] => one('sign', file.sign),
    briefSign: (trim: Trimming): Part[] => (isTrimmed('question', trim) ? [] : sentence('none', file.briefSign)),
  };
}
