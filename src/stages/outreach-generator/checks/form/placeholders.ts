import { refused, type DraftCheck } from '../draft-problem.js';

/** Placeholders in the notations of templates and models. */
const PLACEHOLDER =
  /\{\{[^}]{0,200}\}\}|\{%[^%]*%\}|\$\{[^}]{0,200}\}|\{[\w .-]{1,40}\}|\[[^\]\n]{1,60}\]|<\/?[a-z][^<>\n]{0,60}>|<[A-Z][^<>\n]{0,60}>|%[A-Z_]{2,}%|%\w+%|%[sd]\b|\b__+\w*|_{3,}|\*\|[^|]*\|\*|\b(?:TODO|TBD|TBC|FIXME|XXX+|N\/A|NaN|undefined|null)\b|\[object Object\]|\blorem ipsum\b|\b(?:INSERT|YOUR|COMPANY|CANDIDATE|FIRST|LAST|RECRUITER|JOB)[_ ](?:HERE|NAME|COMPANY|TITLE|ROLE|LINK|SALARY)\b|#\{[^}]{0,200}\}|@@\w+@@/g;

/** The draft contains no placeholder. */
export const checkPlaceholders: DraftCheck = ({ full }) =>
  Array.from(full.matchAll(PLACEHOLDER), ([found]) =>
    refused('placeholder', found, 'something was to be filled in here'),
  );
