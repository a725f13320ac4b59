import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { JobRequirement } from '../domain/job-requirement.js';
import { ProjectResults } from '../domain/run-result.js';
import { TeamManifest } from '../domain/team-stack.js';
import { IsCleanText } from '../platform/common/clean-text.js';
import { FitsColumn } from '../platform/http/input/fits-column.js';
import { PageQuery } from '../platform/http/input/pagination.dto.js';
import { PROJECT_ROLES, type ProjectRole } from './access/project-actions.js';
import { POSTING_LENGTH } from './posting-length.js';
import { PROJECT_STATUSES, type ProjectStatus } from './project-status.js';

/** Longest name of a project, in characters. */
export const NAME_LENGTH = 200;

/** Characters of the posting in a summary. */
export const SUMMARY_TEXT_LENGTH = 200;

/** The posting of the examples in the OpenAPI document: the sample GitHub has people for it. */
export const EXAMPLE_POSTING = `# Senior Backend Engineer (TypeScript)

Company: Harbour Rail
Location: Berlin, Germany or remote
Salary: €80,000 – €95,000 a year

## Requirements
- 5+ years of experience with TypeScript and Node.js
- NestJS or Express
- PostgreSQL and Redis
- Docker, Kubernetes

## Nice to have
- GraphQL, Kafka
`;

/** A new project, for which nothing is run yet. */
export class CreateProjectRequest {
  /**
   * Name of the project.
   * @example "Backend in Berlin"
   */
  @IsString()
  @IsNotEmpty()
  @FitsColumn(NAME_LENGTH)
  @IsCleanText()
  name: string;

  /**
   * Title of the job.
   * @example "Senior Backend Engineer"
   */
  @IsOptional()
  @IsString()
  @FitsColumn(200)
  @IsCleanText()
  jobTitle?: string | null;

  /** The posting, 20 to 50,000 characters. */
  @ApiProperty({ example: EXAMPLE_POSTING })
  @IsString()
  @Length(POSTING_LENGTH.min, POSTING_LENGTH.max)
  @IsCleanText()
  jobDescriptionText: string;

  /**
   * Where to search, in addition to what the posting says.
   * @example "Potsdam, Germany"
   */
  @IsOptional()
  @IsString()
  @FitsColumn(200)
  @IsCleanText()
  location?: string | null;

  /** Corrected requirements, used instead of the parser's result; null removes them. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => JobRequirement)
  jobRequirement?: JobRequirement | null;

  /**
   * Manifests of the hiring team (`package.json`, `go.mod`, `pyproject.toml`, …), at most 20 of 256 KiB each. The
   * libraries that they name become preferred skills with the source `team`, and people whose changes these libraries
   * merged are searched. Only the libraries are stored. Null removes them.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique((manifest: TeamManifest | null) => manifest?.path, { message: 'two of $property have the same path' })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TeamManifest)
  teamManifests?: TeamManifest[] | null;
}

/**
 * Changes of a project. The name and the title can always be changed, the location while no run works on the project, all
 * else while it is a draft. A location that changes after the posting was read names the place, and is used when the
 * posting is read again.
 */
export class UpdateProjectRequest extends PartialType(CreateProjectRequest, { skipNullProperties: false }) {}

/** How to name the copy of a project; by default its name with ` (copy)`. */
export class DuplicateProjectRequest extends PartialType(PickType(CreateProjectRequest, ['name'] as const), {
  skipNullProperties: false,
}) {}

/** Which projects to list. */
export class ListProjectsQuery extends PageQuery {
  /** Only projects with this status. */
  @IsOptional()
  @IsIn(PROJECT_STATUSES)
  status?: ProjectStatus;
}

export const EXPORT_FORMATS = ['json', 'csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The format of the export. */
export class ExportQuery {
  /** `json`: everything; `csv` and `ndjson`: one line for each ranked person. */
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format: ExportFormat = 'json';
}

/** A project without its results. */
export class ProjectSummary {
  projectId: string;
  /** The owner. */
  userId: string;
  name: string;
  jobTitle: string | null;
  status: ProjectStatus;
  /** The first 200 characters of the posting. */
  jobDescriptionText: string;
  location: string | null;
  /** People found. */
  candidateCount: number;
  /** Mean of their scores, 0 to 100; null before the ranking. */
  avgScore: number | null;
  createdAt: string;
  updatedAt: string;
  /** When the last run began. */
  pipelineStartTime: string | null;
  /** When the last run ended. */
  pipelineEndTime: string | null;
  /** What the user who asks may do: everything (`owner`), change (`editor`) or read. */
  @IsIn(PROJECT_ROLES)
  role: ProjectRole;
  /** When the data about the people found is deleted: `RETENTION_DAYS` after the run began; null if there is none. */
  retainedUntil: string | null;
}

/** A project with its results. */
export class ProjectView extends ProjectSummary {
  /** The whole posting. */
  declare jobDescriptionText: string;
  /** The results of the stages; null before the first run. */
  results: ProjectResults | null;
}

/** One page of projects, newest first. */
export class ProjectPage {
  /** The user's own projects, and those that others share with them. */
  projects: ProjectSummary[];
  /** The number of all projects in the list. */
  total: number;
  limit: number;
  offset: number;
}
