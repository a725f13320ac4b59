import { refused, type DraftCheck } from '../draft-problem.js';
import { type DraftFacts } from '../../facts/draft-facts.js';

const OCCUPATION =
  '(?:engineers?|developers?|programmers?|architects?|scientists?|administrators?|designers?|analysts?|consultants?|specialists?|managers?|directors?|leads?|coders?|DBAs?|SREs?|testers?|hackers?)';
/** Words before an occupation that name its kind or level. */
const QUALIFIER =
  '(?:intern|junior|mid(?:-level)?|senior|staff|principal|lead|chief|head|founding|distinguished|vice|executive|associate|back-?end|front-?end|full-?stack|mobile|ios|android|devops|data|machine[- ]learning|ml|ai|deep[- ]learning|site[- ]reliability|security|embedded|firmware|systems|game|blockchain|smart[- ]contract|cloud|platform|infrastructure|network|database|qa|test|automation|product|engineering|project|technical|solutions?|sales|web|ui|ux|research|quantitative|robotics|support|release|build|performance|graphics|compiler|kernel)';
const TITLE = new RegExp(`\\b(?:${QUALIFIER}[ -])+${OCCUPATION}\\b|\\b(?:${QUALIFIER}[ -])+(?=⟦r⟧)`, 'gi');
const RANK =
  /\b(?:CTO|CEO|CIO|COO|VP|SVP|EVP|vice president|head of [a-z]+|chief [a-z]+(?: [a-z]+)? officer|tech lead|team lead|co-?founder|founding (?:engineer|member|team)|partner role|board member)\b/gi;
const PERSONAL_TITLE =
  /\b(?:as|being|you are|you're|you work as|your (?:role|job|position|title|work) as|given that you are) (?:an? |the )?((?:[\w-]+ ){0,3}(?:engineer|developer|programmer|architect|scientist|manager|lead|founder|student|freelancer|consultant|contractor|maintainer|director|employee|professor|researcher|teacher))\b/gi;

/** The job has the title of the posting. The person has no title, because no evidence shows one. */
export const checkTitles: DraftCheck = ({ neutral }, facts) => {
  const allowed = titleWords(facts);
  const isAllowed = (title: string): boolean =>
    title
      .toLowerCase()
      .trim()
      .split(/[\s-]+/)
      .every((word) => allowed.has(word) || allowed.has(word.replace(/s$/, '')));
  const personal = Array.from(neutral.matchAll(PERSONAL_TITLE))
    .filter(
      ([whole]) =>
        /\byou/i.test(whole) || /^[ ,]*(?:you|your)\b/i.test(neutral.slice(neutral.indexOf(whole) + whole.length)),
    )
    .map((found) => refused('title', found, 'no evidence gives the person this title'));
  const others = [...neutral.matchAll(TITLE), ...neutral.matchAll(RANK)]
    .filter(([found]) => !isAllowed(found))
    .map((found) =>
      refused(
        'title',
        found,
        `the posting is for ${facts.role.text === '' ? 'a role without a title' : facts.role.text}`,
      ),
    );
  return [...personal, ...others];
};

/** The words of the posting's title, level and role family. */
function titleWords({ requirement, role }: DraftFacts): Set<string> {
  const family = (requirement.roleFamily ?? '')
    .replace('fullstack', 'full stack')
    .replace('frontend', 'frontend front end')
    .replace('backend', 'backend back end');
  const skills = [...requirement.requiredSkills, ...requirement.preferredSkills].map(({ name }) => name);
  const text = [requirement.role, role.text, role.short, requirement.seniority, family, ...skills]
    .join(' ')
    .toLowerCase();
  return new Set([...text.split(/[^\p{L}\d+#]+/u), 'engineer', 'developer', 'engineering', 'software']);
}
