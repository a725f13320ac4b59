/** Who writes, as far as it has been configured. Nothing is made up for what is missing. */
export interface OutreachSender {
  /** Name to sign with. */
  name?: string;
  /** Company to sign with: the employer, or an agency. */
  company?: string;
  /** Page on which a person can object to all further contact. */
  optOutUrl?: string;
  /** Page of the posting. */
  postingUrl?: string;
}
