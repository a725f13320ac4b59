/**
 * The numbers from which a doubtful reading counts. Chosen on labelled postings: `npm run eval:jd` reports what each
 * would be without one of the sources, and how that source is then read.
 */
export interface ReadingThresholds {
  /** An industry with fewer points stays unread. */
  readonly domainPoints: number;
  /** An amount of money with fewer points is not pay. */
  readonly salaryPoints: number;
  /** Below this confidence a name is more likely a word than a place. */
  readonly placeConfidence: number;
  /** If the title names no family of work, the skills must give one family this many points. */
  readonly familyPoints: number;
}

export const THRESHOLDS: ReadingThresholds = {
  domainPoints: 4.5,
  salaryPoints: 4,
  placeConfidence: 0.4,
  familyPoints: 1.5,
};
