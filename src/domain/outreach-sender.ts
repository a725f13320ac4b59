/** Languages that messages are drafted in, as ISO 639-1 codes. */
export const DRAFT_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type DraftLanguage = (typeof DRAFT_LANGUAGES)[number];

/** The sender, as far as it is configured. Missing values are never invented. */
export interface OutreachSender {
  /** Name to sign with. */
  name?: string;
  /** Company to sign with: the employer, or an agency. */
  company?: string;
  /** Page on which a person can object to further contact. */
  optOutUrl?: string;
  /** Page of the posting. */
  postingUrl?: string;
  /** Language that the sender writes in; English by default. */
  language?: DraftLanguage;
}
