import { refused, type DraftCheck } from '../draft-problem.js';

/** Signs that are not seen: zero-width, direction marks, tag letters, soft hyphens, control codes. */
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\p{Cc}\p{Co}\u{e0000}-\u{e0fff}]/u;
const ALLOWED_CONTROLS = /[\n\t]/g;
const MARKUP = /<!--|-->|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|```|!\[|\]\(|data:[a-z]+\/|javascript:/i;

/** Nothing that a reader would not see, and no markup. */
export const checkHiddenText: DraftCheck = ({ full }) => {
  const invisible = INVISIBLE.exec(full.replaceAll(ALLOWED_CONTROLS, ' '));
  const markup = MARKUP.exec(full);
  return [
    ...(invisible === null ? [] : [refused('hidden-text', `U+${(invisible[0].codePointAt(0) ?? 0).toString(16)}`, 'a sign that is not seen')]),
    ...(markup === null ? [] : [refused('hidden-text', markup[0], 'a message is plain text')]),
  ];
};
