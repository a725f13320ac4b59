import { stringify } from 'csv-stringify/sync';
import type { RankedCandidate } from '../domain/ranking.js';
import { jsonLine, spreadsheetCell } from './export-cells.js';
import type { ExportFormat, ProjectView } from './project.dto.js';

export interface ExportFile {
  body: string;
  contentType: string;
  fileName: string;
}

const CONTENT_TYPES: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** The columns of the table that goes to an applicant tracking system. */
const CSV_COLUMNS: Record<string, (candidate: RankedCandidate) => string | number | null> = {
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

/** Writes a project for download. */
export function exportProject(project: ProjectView, format: ExportFormat): ExportFile {
  return { body: write(project, format), contentType: CONTENT_TYPES[format], fileName: `githire-${project.projectId}.${format}` };
}

function write(project: ProjectView, format: ExportFormat): string {
  const ranked = project.results?.rankedCandidates ?? [];
  switch (format) {
    case 'json':
      return `${JSON.stringify(project, null, 2)}\n`;
    case 'ndjson':
      return ranked.map((candidate) => jsonLine(candidate)).join('');
    case 'csv':
      return stringify(
        ranked.map((candidate) => Object.values(CSV_COLUMNS).map((cell) => spreadsheetCell(cell(candidate)))),
        { header: true, columns: Object.keys(CSV_COLUMNS), bom: true },
      );
  }
}
