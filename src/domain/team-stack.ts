import { IsString, Length, MaxLength, type ValidationArguments } from 'class-validator';
import { IsCleanText } from '../platform/common/clean-text.js';
import { type JobRequirement, type Skill } from './job-requirement.js';
import { type SkillKind } from './job-terms.js';

/** Most manifests of a team in one request. */
export const MOST_TEAM_MANIFESTS = 20;

/** Longest text of a manifest: 256 KiB, in UTF-16 units. The sourcer reads no longer manifest of a repository either. */
export const LONGEST_TEAM_MANIFEST = 256 * 1024;

const tooLong = ({ object }: ValidationArguments): string =>
  `${String((object as TeamManifest).path).slice(0, 100)} is larger than 256 KiB`;

/** A manifest of the hiring team, such as its `package.json`. Only the libraries that it names are kept. */
export class TeamManifest {
  /**
   * Path of the file; its name says what it is: `package.json`, `go.mod`, `pyproject.toml`, …
   * @example "services/api/go.mod"
   */
  @IsString()
  @Length(1, 300)
  @IsCleanText()
  path: string;

  /**
   * The text of the file, at most 256 KiB.
   * @example "require github.com/gin-gonic/gin v1.10.0"
   */
  @IsString()
  @MaxLength(LONGEST_TEAM_MANIFEST, { message: tooLong })
  @IsCleanText()
  content: string;
}

/** A library that the team uses, from its manifests. */
export class TeamLibrary {
  /** The package, with its registry: `npm:@nestjs/core`, `go:github.com/gin-gonic/gin`. */
  package: string;
  /** The canonical name of the skill that the package shows; null if the catalogue does not know the package. */
  skill: string | null;
  /** What sort of thing the skill is; null if there is none. */
  kind: SkillKind | null;
  /** `owner/name` on GitHub if the name of the package says it (Go, Swift); otherwise null. */
  repository: string | null;
  /** Number of the team's manifests that name it. */
  manifests: number;
}

/**
 * Returns the requirement with the skills of the team's libraries as preferred skills, marked with their source. Skills
 * that the posting names stay as they are. Skills of earlier manifests are replaced.
 */
export function withTeamSkills(requirement: JobRequirement, libraries: readonly TeamLibrary[]): JobRequirement {
  const preferred = requirement.preferredSkills.filter(({ source }) => source !== 'team');
  const known = new Set([...requirement.requiredSkills, ...preferred].map(({ name }) => name));
  const added = libraries.flatMap(({ package: text, skill, kind }): Skill[] =>
    skill === null || kind === null || known.has(skill)
      ? []
      : [{ name: skill, kind, text: text.slice(0, 200), anyOf: null, source: 'team' }],
  );
  return added.length === 0 && preferred.length === requirement.preferredSkills.length
    ? requirement
    : { ...requirement, preferredSkills: [...preferred, ...added] };
}
