import { type EvidenceSignal, type Sighting } from '../candidate.js';

const OWN = 'own-repository';

/** The kinds of `by`, and the signal of each in an own repository. */
const OWN_SIGNALS: Readonly<Record<string, EvidenceSignal>> = {
  code: 'own-repository-language',
  package: 'dependency-manifest',
  file: 'dependency-manifest',
  topic: 'repository-topic',
  description: 'repository-description',
};

function split(by: string): { kind: string; value: string } {
  const colon = by.indexOf(':');
  return colon < 0 ? { kind: by, value: '' } : { kind: by.slice(0, colon), value: by.slice(colon + 1) };
}

/** How the skill was seen. */
export function signalOf({ signal, by, impliedBy }: Pick<Sighting, 'signal' | 'by' | 'impliedBy'>): EvidenceSignal {
  if (impliedBy !== undefined) return 'implied';
  return signal === OWN ? (OWN_SIGNALS[split(by).kind] ?? 'own-repository-language') : signal;
}

/**
 * What was seen of a skill, in plain English.
 * @param repository `owner/name`, or null for the profile
 */
export function sightingText(skill: string, repository: string | null, sighting: Sighting): string {
  const { signal, impliedBy } = sighting;
  const shown = impliedBy ?? skill;
  const text =
    signal === OWN ? ownText(shown, repository ?? '', sighting) : elsewhereText(shown, repository ?? '', sighting);
  return impliedBy === undefined ? text : `Implied by ${impliedBy}: ${text}`;
}

function ownText(skill: string, repository: string, { detail, by }: Sighting): string {
  const { kind, value } = split(by);
  // Doubt about the authorship stands in the detail after a semicolon; it is about the code, not about the words.
  const semicolon = detail.indexOf(';');
  const doubt = semicolon < 0 ? '' : detail.slice(semicolon);
  if (kind === 'package') return `${repository} depends on ${value}${doubt}`;
  if (kind === 'file') return `${repository} has ${value}${doubt}`;
  if (kind === 'topic') return `${repository} has the topic ${value}`;
  if (kind === 'description') return `The description of ${repository} names ${skill}`;
  return `${value} in ${repository}${doubt}`;
}

function elsewhereText(skill: string, repository: string, { signal, detail, by }: Sighting): string {
  if (signal === 'profile-text') return `${detail} names ${skill}`;
  return `${detail} ${signal === 'commits-to-others' ? 'to' : 'in'} ${repository}, ${because(by)}`;
}

/** What connects a repository of others and a skill. */
function because(by: string): string {
  const { kind, value } = split(by);
  if (kind === 'language') return `mostly written in ${value}`;
  if (kind === 'share') return `${value.replace(' % ', ' % of it in ')}`;
  if (kind === 'package') return `which depends on ${value}`;
  if (kind === 'file') return `which has ${value}`;
  if (kind === 'topic') return `with the topic ${value}`;
  return kind === 'itself' ? 'which is this technology itself' : 'as its description says';
}
