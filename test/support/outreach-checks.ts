import { type DraftCheck } from '../../src/stages/outreach-generator/checks/draft-problem.js';
import { analyseDraft, type Draft } from '../../src/stages/outreach-generator/checks/text/draft-text.js';
import { scenarioFacts } from './outreach-scenarios.js';

/** Returns the codes that one single check finds in a text, against the facts of a scenario. */
export function codesOf(
  check: DraftCheck,
  messageText: string,
  scenario: string = 'deep',
  changes: Partial<Draft> = {},
): string[] {
  const facts = scenarioFacts(scenario);
  const draft: Draft = { channel: 'email', subjectLine: null, messageText, ...changes };
  return [...new Set(check(analyseDraft(draft, facts), facts).map(({ code }) => code))];
}
