import { type JobRequirement, type Salary, type Skill } from '../../domain/job-requirement.js';
import { type OutreachMessage } from '../../domain/outreach.js';
import { type RankedCandidateView } from '../../domain/views/ranked-candidate-view.js';
import { type RunMetadata } from '../../domain/run-result.js';
import { describePeople } from './describe-people.js';
import { type Page, style } from './page.js';
import { printable, wrap } from './text-width.js';

/** The parts of a result that are shown. */
export interface ShownRun {
  jobRequirement: JobRequirement;
  rankedCandidates: RankedCandidateView[];
  outreachMessages: OutreachMessage[];
  metadata: RunMetadata;
}

/** Width of the labels in front of the requirement's lines. */
const LABEL_WIDTH = 11;

/** A whole result as text: what the posting asks for, the people, the first draft, and how the run went. */
export function describeRun({ jobRequirement, rankedCandidates, outreachMessages, metadata }: ShownRun, page: Page) {
  return [
    describeRequirement(jobRequirement, page),
    describePeople(rankedCandidates, page),
    ...outreachMessages.slice(0, 1).map((message) => describeMessage(message, page)),
    describeMetadata(metadata, page),
  ].join('\n\n');
}

/** What a posting asks for, in a few lines. */
export function describeRequirement(requirement: JobRequirement, page: Page): string {
  const { seniority, role, locations, remote, yearsMin, yearsMax, salary, domain, warnings } = requirement;
  const places = locations.map(({ city, region, country }) => city ?? region ?? country).join(', ');
  const names = (skills: Skill[]): string =>
    skills.map(({ name, source }) => (source === 'team' ? `${name} (team)` : name)).join(', ') || 'none';
  const optional = (label: string, text: string | null): [string, string][] => (text === null ? [] : [[label, text]]);
  const lines: [string, string][] = [
    ['Role', [seniority, role].filter(Boolean).join(' · ') || 'not stated'],
    ['Where', [places, remote].filter(Boolean).join(' · ') || 'not stated'],
    ...optional('Years', yearsOf(yearsMin, yearsMax)),
    ...optional('Pay', salary === null ? null : payOf(salary)),
    ...optional('Domain', domain),
    ['Required', names(requirement.requiredSkills)],
    ['Preferred', names(requirement.preferredSkills)],
    ...(warnings ?? []).map((warning): [string, string] => ['Note', warning]),
  ];
  return lines.map(([label, text]) => wrap(printable(text), page.width, label.padEnd(LABEL_WIDTH))).join('\n');
}

/** A draft as it would be sent. */
export function describeMessage(message: OutreachMessage, page: Page): string {
  const { githubUsername, channel, personalizationScore, subjectLine, messageText } = message;
  const head = `Draft for ${printable(githubUsername)} (${channel}, personalization ${personalizationScore})`;
  const lines = [...(subjectLine === null ? [] : [`Subject: ${subjectLine}`, '']), ...messageText.split('\n')];
  return [
    style(page, 'bold', wrap(head, page.width)),
    ...lines.map((line) => wrap(printable(line), page.width, '  ')),
  ].join('\n');
}

/** How the search went, with its warnings and where the people come from. */
function describeMetadata(metadata: RunMetadata, page: Page): string {
  const { coverage, warnings, source, github, executionTimeSeconds, computingMilliseconds } = metadata;
  const lines = [
    ...(coverage === null ? [] : [`Search: ${coverage}`]),
    ...warnings.map(({ module, message }) => `Warning (${module}): ${message}`),
    `Source: ${source === 'sample' ? 'the sample GitHub; these people are made up' : 'GitHub'}`,
    `${github.requests} requests, ${github.points} points, ${executionTimeSeconds ?? 0} s (${computingMilliseconds} ms of computing)`,
  ];
  return lines.map((line) => wrap(printable(line), page.width)).join('\n');
}

function yearsOf(least: number | null, most: number | null): string | null {
  if (least === null && most === null) return null;
  if (least !== null && most !== null) return `${least} to ${most}`;
  return most === null ? `${least} or more` : `up to ${most}`;
}

function payOf({ min, max, currency, period }: Salary): string {
  const amounts = [...new Set([min, max])].filter((amount) => amount !== null);
  return `${amounts.map((amount) => amount.toLocaleString('en')).join(' to ')} ${currency} a ${period}`;
}
