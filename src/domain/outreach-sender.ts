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
}
