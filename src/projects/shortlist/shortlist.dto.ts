import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsString, Matches } from 'class-validator';
import { EnrichedData, ShortlistEntry } from '../../domain/run-result.js';

/** GitHub's rule for a login, with the suffix of managed users (`ada_company`). */
const LOGIN = /^[a-z\d](?:[a-z\d-_]{0,98}[a-z\d])?$/i;

/** Whom to add to the shortlist. */
export class ShortlistRequest {
  /**
   * Logins of ranked people, at most 100.
   * @example ["sample-grifenra-kamarl"]
   */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Matches(LOGIN, { each: true, message: 'each must be a login' })
  candidateUsernames: string[];
}

/** The people on the shortlist. */
export class ShortlistView {
  shortlist: ShortlistEntry[];
  total: number;
}

/** Whether a person is on the shortlist now. */
export class ShortlistToggleView {
  githubUsername: string;
  shortlisted: boolean;
}

/** The contacts that a person has published. */
export class EnrichmentView {
  githubUsername: string;
  enrichedData: EnrichedData;
}
