import { type ScorerInput } from '../scorers/scorer.js';
import { isUncredited } from '../scorers/work-items.js';

/** What cannot be seen or confirmed about who did the work. It is doubt, not proof of absence. */
export function authorshipConcerns({ subject, works }: ScorerInput): string[] {
  const unconfirmed = works
    .filter(({ work }) => isUncredited(work))
    .toSorted((a, b) => b.closeness - a.closeness)
    .map(({ work }) => work.source.repository ?? work.name);
  const [first, ...others] = unconfirmed;
  const { restricted = 0, contributions = 0 } = subject.totals ?? {};
  return [
    ...(first === undefined
      ? []
      : [
          `GitHub credits the recent commits in ${first}${others.length > 0 ? ` and ${others.length} more own ${others.length === 1 ? 'repository' : 'repositories'}` : ''} to no account, so authorship could not be confirmed`,
        ]),
    ...(restricted > contributions
      ? [`${restricted} contributions of the last 12 months are private and cannot be seen`]
      : []),
  ];
}
