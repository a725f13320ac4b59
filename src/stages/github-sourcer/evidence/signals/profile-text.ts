import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { type Signal } from '../finding.js';
import { skillMentions } from '../skill-mentions.js';

/**
 * Skills named in the bio. GitHub does not say when the bio was written, so that the weight does not decay; it is small
 * anyway.
 */
export const profileText: Signal = ({ answers, catalogue, profileUrl }) =>
  skillMentions(answers.core.bio, catalogue).map((skill) => ({
    skill: skill.name,
    signal: 'profile-text' as const,
    repository: null,
    url: profileUrl,
    observedAt: null,
    weight: EVIDENCE_WEIGHTS.profileText.weight,
    sighting: { signal: 'profile-text' as const, detail: 'The profile', by: 'mention' },
  }));
