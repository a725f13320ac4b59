import { refused, type DraftCheck } from '../draft-problem.js';

/**
 * Invisible characters: zero-width characters, direction marks, tag letters, variation selectors, soft hyphens, control
 * codes.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}]/u;
const ALLOWED_CONTROLS = /[\n\t]/g;
const MARKUP = /<!--|-->|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|```|!\[|\]\(|data:[a-z]+\/|javascript:/i;

/** The draft has no invisible characters and no markup. */
export const checkHiddenText: DraftCheck = ({ full }) => {
  const invisible = INVISIBLE.exec(full.replaceAll(ALLOWED_CONTROLS, ' '));
  const markup = MARKUP.exec(full);
  return [
    ...(invisible === null
      ? []
      : [refused('hidden-text', `U+${(invisible[0].codePointAt(0) ?? 0).toString(16)}`, 'a sign that is not seen')]),
    ...(markup === null ? [] : [refused('hidden-text', markup[0], 'a message is plain text')]),
  ];
};
