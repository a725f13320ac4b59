import { BODY_LENGTH, SUBJECT_LENGTH } from '../../outreach-limits.js';
import { refused, remark, type DraftCheck, type FoundProblem } from '../draft-problem.js';

/** Body and subject are within the length limits of the channel. A follow-up has no minimum length. */
export const checkLength: DraftCheck = ({ draft }) => {
  const { min, max, hardStop } = BODY_LENGTH[draft.channel];
  const { length } = draft.messageText.trim();
  const problems: FoundProblem[] = [];
  if (length > hardStop)
    problems.push(
      refused('too-long', '', `${length} characters; ${hardStop} is the most, ${max} the most that gets answers`),
    );
  else if (length > max) problems.push(remark('too-long', '', `${length} characters; up to ${max} gets more answers`));
  if (length === 0) problems.push(refused('too-short', '', 'there is no text'));
  else if (length < min && draft.kind !== 'follow-up')
    problems.push(
      refused('too-short', '', `${length} characters; at least ${min} are needed to say what must be said`),
    );
  return [...problems, ...subjectProblems(draft.channel === 'email', draft.subjectLine, draft.kind === 'follow-up')];
};

function subjectProblems(isEmail: boolean, subject: string | null, isFollowUp: boolean): FoundProblem[] {
  if (!isEmail)
    return subject === null ? [] : [refused('subject-length', subject, 'only an e-mail has a subject line')];
  if (subject === null || subject.trim() === '')
    return [refused('subject-missing', '', 'an e-mail needs a subject line')];
  const { length } = isFollowUp ? subject.replace(/^re: /i, '') : subject;
  const { min, max } = SUBJECT_LENGTH;
  if (length >= min && length <= max) return [];
  return [refused('subject-length', subject, `${length} characters; a subject line has ${min} to ${max}`)];
}
