import { type Candidate, type CandidateSkill, type SkillEvidence } from '../candidate.js';
import { type PartScore, type RankedCandidate, type ScoreReason } from '../ranking.js';
import {
  type CandidateView,
  type Evidence,
  type EvidenceReference,
  type EvidenceLink,
  type PersonWork,
  type SkillView,
} from './candidate-view.js';
import {
  type MatchedSkillView,
  type PartScoreView,
  type RankedCandidateView,
  type ScoreReasonView,
} from './ranked-candidate-view.js';

/** Collects pieces of evidence, each once, in the order in which they are first needed. */
class Pieces {
  readonly all: Evidence[] = [];
  private readonly ids = new Map<string, string>();
  private readonly idsByUrl = new Map<string, string>();

  refer({ signal, repository, url, observedAt, weight, detail, sighting }: SkillEvidence): EvidenceReference {
    const piece = {
      signal: sighting?.signal ?? signal,
      repository,
      url,
      observedAt,
      detail: sighting?.detail ?? detail,
    };
    const key = JSON.stringify(piece);
    let id = this.ids.get(key);
    if (id === undefined) {
      id = `e${this.all.length + 1}`;
      this.ids.set(key, id);
      this.all.push({ id, ...piece });
      if (!this.idsByUrl.has(url)) this.idsByUrl.set(url, id);
    }
    return {
      id,
      weight,
      ...(sighting === undefined ? {} : { by: sighting.by }),
      ...(sighting?.impliedBy === undefined ? {} : { impliedBy: sighting.impliedBy }),
    };
  }

  /** A link, as the piece of evidence that has it if there is one. */
  link(url: string | null | undefined): EvidenceLink {
    if (url === null || url === undefined) return {};
    const id = this.idsByUrl.get(url);
    return id === undefined ? { url } : { evidence: id };
  }
}

function packSkills(skills: readonly CandidateSkill[], pieces: Pieces): SkillView[] {
  return skills.map(({ name, confidence, evidence }) => ({
    name,
    confidence,
    evidence: evidence.map((item) => pieces.refer(item)),
  }));
}

function packSeen({ skills, topRepositories }: Pick<Candidate, 'skills' | 'topRepositories'>, pieces: Pieces) {
  // First, because links refer to the evidence of the skills.
  const packed = packSkills(skills, pieces);
  return {
    topRepositories: topRepositories.map(({ url, ...repository }) => ({ ...repository, ...pieces.link(url) })),
    evidence: pieces.all,
    skills: packed,
  };
}

/** A person for a result: each piece of evidence once, without the work. */
export function packCandidate({ work: _work, ...candidate }: Candidate): CandidateView {
  return { ...candidate, ...packSeen(candidate, new Pieces()) };
}

/** A ranked person for a result: each piece of evidence once, without the work. */
export function packRanked(ranked: RankedCandidate): RankedCandidateView {
  const { work: _work, scoreBreakdown, matchedSkills, ...candidate } = ranked;
  const pieces = new Pieces();
  const seen = packSeen(candidate, pieces);
  const packReason = ({ text, url }: ScoreReason): ScoreReasonView => ({ text, ...pieces.link(url) });
  const packPart = ({ score, weight, reasons }: PartScore): PartScoreView => ({
    score,
    weight,
    reasons: reasons.map(packReason),
  });
  return {
    ...candidate,
    ...seen,
    scoreBreakdown: {
      skillMatch: packPart(scoreBreakdown.skillMatch),
      experience: packPart(scoreBreakdown.experience),
      activity: packPart(scoreBreakdown.activity),
      domain: packPart(scoreBreakdown.domain),
    },
    matchedSkills: matchedSkills.map(({ name, confidence, required, url }): MatchedSkillView => ({
      name,
      confidence,
      required,
      ...pieces.link(url),
    })),
  };
}

/** The work of people, which stands beside them in a result. */
export function workOf(people: readonly Candidate[]): PersonWork[] {
  return people.map(({ githubUsername, work }) => ({ githubUsername, repositories: work }));
}
