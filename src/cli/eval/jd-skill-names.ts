import { skillCatalogue } from '../../knowledge/skills/skill-catalogue.js';

/** Names that count as one when a reading is compared with a label. */
const SAME: Readonly<Record<string, string>> = {
  scss: 'sass',
  fluxcd: 'flux',
  kotlincoroutines: 'coroutines',
  ssl: 'tls',
  ssltls: 'tls',
  tlsssl: 'tls',
  tcpip: 'tcp',
  ci: 'cicd',
  cd: 'cicd',
  continuousintegration: 'cicd',
  continuousdelivery: 'cicd',
  continuousdeployment: 'cicd',
  golang: 'go',
  rdbms: 'relationaldatabases',
  relationaldatabase: 'relationaldatabases',
};
/** Makers' names that a label may leave out. */
const MAKER = /^(?:amazon|aws|apache)\s+(?=\S)/;

/**
 * A skill's name for comparing: the catalogue's name for it, without case, signs and maker (`Apache Kafka` = `Kafka`,
 * `Node.js` = `NodeJS`, `Test-Driven Development` = `TDD`).
 */
export function foldSkill(written: string): string {
  const name = skillCatalogue().resolve(written)?.name ?? written;
  const plain = name.toLowerCase().trim().replace(MAKER, '');
  const folded = plain.replaceAll(/[^\p{L}\p{N}+#]/gu, '');
  return SAME[folded] ?? folded;
}
