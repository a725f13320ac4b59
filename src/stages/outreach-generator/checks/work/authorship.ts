import { refused, type DraftCheck, type FoundProblem } from '../draft-problem.js';
import { namedRepositories } from './repositories.js';

const MADE =
  /\byou(?:'ve| have)? (?:single-handedly |originally |first )?(?:created|built|wrote|authored|founded|started|launched|designed|invented|maintain|maintained|lead|led|run|ran|own|develop|developed|made(?! (?:[\w,.-]{1,20} ){0,2}(?:commits?|contributions?|changes?|pull requests?|PRs?)\b| a )|architected|released|published|open-sourced|co-created)\b/i;
const OWNS =
  /\byour (?:own |public |popular |open[- ]source )*(?:project|repository|repo|library|framework|tool|package|crate|plugin|app|creation)\b/i;
/** "Your message broker openrail/go-scheduler". */
const YOUR_OWN =
  /\byour (?:(?!(?:to|on|in|for|with|into|at|pull|requests?|PRs?|changes?|commits?|contributions?|patch(?:es)?|work|fix(?:es)?|part|merged?)\b)(?:[\w-]{1,20}|⟦k⟧) ){0,4}⟦g⟧(?! (?:pull|PR|change|commit|contribution|patch|work|fix|merge))|\b(?:project|repository|repo|library|package|code|app|tool|framework) is yours\b/i;
const LEADS =
  /\b(?:creator|author|maintainer|founder|owner|lead developer|lead maintainer|core (?:developer|contributor|maintainer|team|member)|(?:main|top|key|leading|major|biggest|most active|primary) contributor)\b/i;
const THANKED = /\bfor (?:maintaining|creating|building|writing|founding|leading|running|starting|developing)\b/i;
const KEEPS = /\byou keep\b/i;
const MERGED = /\bpull requests?\b|\bPRs?\b|\bmerge[ds]?\b/;
const COMMITTED = /\bcommits?\b|\bcommitted\b/i;

/**
 * A contribution is called a contribution: the draft does not call the person the author of what others own, or of
 * merges that were not seen.
 */
export const checkAuthorship: DraftCheck = (text, facts) => {
  const named = namedRepositories(text, facts);
  const { neutral } = text;
  const problems: FoundProblem[] = [];
  if (named.length === 0 || named.some(({ owned }) => !owned)) {
    for (const pattern of [MADE, OWNS, YOUR_OWN, LEADS, KEEPS, THANKED]) {
      const found = pattern.exec(neutral);
      if (found !== null) problems.push(refused('authorship', found, 'nothing shows that the person owns or made it'));
    }
  }
  for (const fact of named) {
    const merged = MERGED.exec(neutral);
    if (merged !== null && fact.merges.length === 0)
      problems.push(
        refused('authorship', merged, `no merged pull request of the person was seen in ${fact.repository}`),
      );
    const committed = COMMITTED.exec(neutral);
    if (committed !== null && fact.commits === 0 && fact.merges.length === 0)
      problems.push(refused('authorship', committed, `no commit of the person was seen in ${fact.repository}`));
  }
  return problems;
};
