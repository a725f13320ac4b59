import {
  type Candidate,
  type CandidateSkill,
  type EvidenceSignal,
  type RepositoryWork,
  type SkillEvidence,
} from '../candidate.js';
import { type PartScore, type RankedCandidate } from '../ranking.js';
import {
  type CandidateView,
  type Evidence,
  type EvidenceReference,
  type EvidenceLink,
  type PersonWork,
} from './candidate-view.js';
import { type PartScoreView, type RankedCandidateView } from './ranked-candidate-view.js';
import { signalOf, sightingText } from './sighting-text.js';

type PiecesById = ReadonlyMap<string, Evidence>;

function piecesOf({ evidence }: CandidateView): PiecesById {
  return new Map(evidence.map((piece) => [piece.id, piece]));
}

function pieceOf(pieces: PiecesById, id: string): Evidence {
  const piece = pieces.get(id);
  if (piece === undefined) throw new Error(`There is no evidence ${id}`);
  return piece;
}

function unpackEvidence(skill: string, reference: EvidenceReference, pieces: PiecesById): SkillEvidence {
  const { weight, by, impliedBy } = reference;
  const { signal, repository, url, observedAt, detail } = pieceOf(pieces, reference.id);
  // A piece that says one thing only has the signal and the words of that.
  if (by === undefined) return { signal: signal as EvidenceSignal, repository, url, observedAt, weight, detail };
  const sighting = { signal, detail, by, ...(impliedBy === undefined ? {} : { impliedBy }) };
  return {
    signal: signalOf(sighting),
    repository,
    url,
    observedAt,
    weight,
    detail: sightingText(skill, repository, sighting),
    sighting,
  };
}

function unpackSkills({ skills }: CandidateView, pieces: PiecesById): CandidateSkill[] {
  return skills.map(({ name, confidence, evidence }) => ({
    name,
    confidence,
    evidence: evidence.map((reference) => unpackEvidence(name, reference, pieces)),
  }));
}

function unpackSeen(view: CandidateView, pieces: PiecesById): Pick<Candidate, 'skills' | 'topRepositories'> {
  return {
    topRepositories: view.topRepositories.map(({ evidence, url, ...repository }) => ({
      ...repository,
      url: unpackLink({ evidence, url }, pieces) ?? '',
    })),
    skills: unpackSkills(view, pieces),
  };
}

function unpackLink(link: EvidenceLink, pieces: PiecesById): string | undefined {
  return link.evidence === undefined ? link.url : pieceOf(pieces, link.evidence).url;
}

function unpackPart({ score, weight, reasons }: PartScoreView, pieces: PiecesById): PartScore {
  return {
    score,
    weight,
    reasons: reasons.map(({ text, ...link }) => {
      const url = unpackLink(link, pieces);
      return url === undefined ? { text } : { text, url };
    }),
  };
}

function repositoriesOf({ githubUsername }: CandidateView, work: readonly PersonWork[]): RepositoryWork[] {
  return work.find((person) => person.githubUsername === githubUsername)?.repositories ?? [];
}

/** The link to a reason or to a skill, or null. */
export function linkOf(person: CandidateView, link: EvidenceLink): string | null {
  return unpackLink(link, piecesOf(person)) ?? null;
}

/**
 * A person of a result as the stages compute with it: the reverse of `packCandidate`.
 * @throws Error if a skill refers to evidence that does not exist
 */
export function unpackCandidate(view: CandidateView, work: readonly PersonWork[]): Candidate {
  const { evidence: _evidence, ...candidate } = view;
  return { ...candidate, ...unpackSeen(view, piecesOf(view)), work: repositoriesOf(view, work) };
}

/**
 * A ranked person of a result as the stages compute with it: the reverse of `packRanked`.
 * @throws Error if a skill or a reason refers to evidence that does not exist
 */
export function unpackRanked(view: RankedCandidateView, work: readonly PersonWork[]): RankedCandidate {
  const pieces = piecesOf(view);
  const { scoreBreakdown, matchedSkills, evidence: _evidence, ...ranked } = view;
  return {
    ...ranked,
    ...unpackSeen(view, pieces),
    work: repositoriesOf(view, work),
    scoreBreakdown: {
      skillMatch: unpackPart(scoreBreakdown.skillMatch, pieces),
      experience: unpackPart(scoreBreakdown.experience, pieces),
      activity: unpackPart(scoreBreakdown.activity, pieces),
      domain: unpackPart(scoreBreakdown.domain, pieces),
    },
    matchedSkills: matchedSkills.map(({ name, confidence, required, ...link }) => ({
      name,
      confidence,
      required,
      url: unpackLink(link, pieces) ?? null,
    })),
  };
}
