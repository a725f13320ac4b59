import { stringify } from 'csv-stringify/sync';
import { type RankedCandidateView } from '../../domain/views/ranked-candidate-view.js';
import { prettyJsonParts } from '../../platform/http/answers/json-parts.js';
import { type StreamedFile } from '../../platform/http/answers/streamed-answer.js';
import { jsonLine, spreadsheetCell } from './export-cells.js';
import { type ExportFormat, type ProjectView } from '../project.dto.js';

const CONTENT_TYPES: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** The columns of the CSV table, which is meant for applicant tracking systems. */
const CSV_COLUMNS: Record<string, (candidate: RankedCandidateView) => string | number | null> = {
  rank: (candidate) => candidate.rank,
  githubUsername: (candidate) => candidate.githubUsername,
  githubId: (candidate) => candidate.githubId,
  name: (candidate) => candidate.name,
  profileUrl: (candidate) => candidate.profileUrl,
  location: (candidate) => candidate.location,
  company: (candidate) => candidate.company,
  totalScore: (candidate) => candidate.totalScore,
  confidence: (candidate) => candidate.confidence,
  matchedSkills: (candidate) => candidate.matchedSkills.map((skill) => skill.name).join('; '),
  missingSkills: (candidate) => candidate.missingSkills.join('; '),
  strengths: (candidate) => candidate.strengths.join(' '),
  concerns: (candidate) => candidate.concerns.join(' '),
  fetchedAt: (candidate) => candidate.fetchedAt,
};

/**
 * Writes a project for download, piece by piece. The project itself is in memory; the limits of a run also limit its
 * size.
 */
export function exportProject(project: ProjectView, format: ExportFormat): StreamedFile {
  return {
    contentType: CONTENT_TYPES[format],
    fileName: `githire-${project.projectId}.${format}`,
    parts: PARTS[format](project),
  };
}

const PARTS: Record<ExportFormat, (project: ProjectView) => AsyncGenerator<string, void>> = {
  async *json(project) {
    yield* prettyJsonParts(project);
    yield '\n';
  },
  async *ndjson({ results }) {
    for (const candidate of results?.rankedCandidates ?? []) yield jsonLine(candidate);
  },
  async *csv({ results }) {
    yield stringify([], { header: true, columns: Object.keys(CSV_COLUMNS), bom: true });
    for (const candidate of results?.rankedCandidates ?? []) {
      yield stringify([Object.values(CSV_COLUMNS).map((cell) => spreadsheetCell(cell(candidate)))]);
    }
  },
};
