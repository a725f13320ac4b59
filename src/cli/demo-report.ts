import { type JobRequirement } from '../domain/job-requirement.js';
import { type OutreachMessage } from '../domain/outreach.js';
import { type RankedCandidate } from '../domain/ranking.js';

/** The job requirement in a few lines. */
export function describeRequirement(requirement: JobRequirement): string {
  const names = (skills: { name: string }[]): string => skills.map((skill) => skill.name).join(', ') || '–';
  const place = requirement.locations
    .map((location) => location.city ?? location.region ?? location.country)
    .join(', ');
  return [
    '',
    `Role       ${[requirement.seniority, requirement.role].filter(Boolean).join(' · ')}`,
    `Where      ${[place, requirement.remote].filter(Boolean).join(' · ') || 'not said'}`,
    `Required   ${names(requirement.requiredSkills)}`,
    `Preferred  ${names(requirement.preferredSkills)}`,
    '',
    '',
  ].join('\n');
}

/** The ranked people as a table, each with their best link. */
export function describePeople(people: RankedCandidate[]): string {
  const rows = people.map((person) => [
    String(person.rank),
    person.githubUsername,
    person.totalScore.toFixed(1),
    shorten(person.matchedSkills.map((skill) => skill.name).join(', '), 44),
    shorten(person.missingSkills.join(', ') || '–', 24),
    person.matchedSkills.find((skill) => skill.url !== null)?.url ?? person.profileUrl,
  ]);
  const table = [['#', 'login', 'score', 'matched', 'missing', 'best evidence'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n\n`;
}

export function describeMessage(message: OutreachMessage): string {
  return [
    `Draft for ${message.githubUsername} (${message.channel}, personalization ${message.personalizationScore}):`,
    ...(message.subjectLine === null ? [] : [`  Subject: ${message.subjectLine}`, '']),
    ...message.messageText.split('\n').map((line) => `  ${line}`),
    '',
    '',
  ].join('\n');
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
