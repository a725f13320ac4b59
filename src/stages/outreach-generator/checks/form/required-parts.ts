import { type DraftFacts } from '../../facts/draft-facts.js';
import { skillKey } from '../../facts/skill-key.js';
import { refused, type DraftCheck, type FoundProblem } from '../draft-problem.js';
import { type DraftText } from '../text/draft-text.js';
import { PhraseMatcher } from '../../../../knowledge/text/phrase-matcher.js';
import { readData } from '../../read-data.js';

const { optOut } = readData<{ optOut: string[] }>('required-phrases.json');
const OPT_OUT = new PhraseMatcher(optOut);

/** A message must say why it goes to this person, for whom it is sent, where the data come from, and how to object. */
export const checkRequiredParts: DraftCheck = (text, facts) => {
  const isFollowUp = text.draft.kind === 'follow-up';
  return [
    ...optOutProblems(text, facts),
    ...sourceProblems(text, facts),
    ...(isFollowUp ? [] : [...requirementProblems(text, facts), ...companyProblems(text, facts)]),
  ];
};

function requirementProblems({ prose, sentences }: DraftText, { provenSkills, workItems }: DraftFacts): FoundProblem[] {
  const proven = [...new Set([...workItems.flatMap(({ skills }) => skills), ...provenSkills.map(({ name }) => name)])];
  if (proven.length === 0 || proven.some((name) => hasWord(prose, name))) return [];
  // The skill under another of its names.
  const keys = new Set(proven.map(skillKey));
  if (sentences.some(({ technologies }) => technologies.some(({ entry }) => keys.has(skillKey(entry.name))))) return [];
  return [
    refused(
      'requirement-missing',
      '',
      `it names no skill that the posting asks for and the person has shown (${proven.slice(0, 3).join(', ')})`,
    ),
  ];
}

function companyProblems({ prose, draft }: DraftText, { company, sender }: DraftFacts): FoundProblem[] {
  const problems: FoundProblem[] = [];
  if (company !== null && !hasWord(prose, company))
    problems.push(refused('company-missing', '', `the employer is not named: ${company}`));
  if (draft.channel === 'email' && sender.name !== undefined && !hasWord(prose, sender.name)) {
    problems.push(refused('sender-missing', '', `the sender is not named: ${sender.name}`));
  }
  return problems;
}

/** In channels with short messages there is no room for a link to the profile, so naming GitHub is enough. */
function sourceProblems({ draft, full, links }: DraftText, { profileUrl }: DraftFacts): FoundProblem[] {
  const linksProfile = links.some(
    ({ url }) => url.toLowerCase().replace(/\/$/, '') === profileUrl?.toLowerCase().replace(/\/$/, ''),
  );
  if (
    draft.channel === 'email'
      ? linksProfile && /github/i.test(full)
      : draft.kind === 'follow-up' || /\bgithub\b(?!\.com)/i.test(full)
  )
    return [];
  return [
    refused(
      'source-missing',
      '',
      'it does not say that the person was found on GitHub' +
        (draft.channel === 'email' ? ', with the link to the profile' : ''),
    ),
  ];
}

function optOutProblems({ links, sentences }: DraftText, { sender }: DraftFacts): FoundProblem[] {
  const url = sender.optOutUrl?.toLowerCase().replace(/\/$/, '');
  const isThere =
    url === undefined
      ? hasPhrase(sentences, OPT_OUT)
      : links.some((link) => link.url.toLowerCase().replace(/\/$/, '') === url);
  if (isThere) return [];
  return [
    refused(
      'opt-out-missing',
      '',
      url === undefined
        ? 'it does not say how to be left alone, e.g. "reply \'no\' and we will not write again"'
        : `it lacks the link to opt out: ${url}`,
    ),
  ];
}

function hasPhrase(sentences: DraftText['sentences'], matcher: PhraseMatcher): boolean {
  return sentences.some(({ words }) => matcher.hits(words).next().value !== undefined);
}

function hasWord(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at === -1) return false;
  const isEdge = (sign: string | undefined): boolean => sign === undefined || !/[\p{L}\d]/u.test(sign);
  return isEdge(text[at - 1]) && isEdge(text[at + word.length]) ? true : hasWord(text.slice(at + word.length), word);
}
