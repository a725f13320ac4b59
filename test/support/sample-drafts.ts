import { type RankedCandidate } from '../../src/domain/ranking.js';
import { type Candidate } from '../../src/domain/candidate.js';
import { CHANNELS, type OutreachMessage } from '../../src/domain/outreach.js';
import { skillCatalogue } from '../../src/knowledge/skills/skill-catalogue.js';
import { InPlaceCompute } from '../../src/platform/compute/in-place-compute.js';
import { OutreachGeneratorService } from '../../src/stages/outreach-generator/outreach-generator.service.js';
import { REFERENCE_DATE, seededRandom } from './outreach-candidates.js';
import { FixedClock, stageContext } from './outreach-context.js';
import { person, skill, work } from './outreach-scenarios.js';
import { SAMPLE_POSTINGS, type SamplePosting } from './sample-postings.js';

const NAMES =
  'Ana Almeida,Bram Bakker,Chidi Okafor,null,Elif Demir,Farid Rahimi,mxkr,Hyun-woo Kim,Ingrid Larsen,Jonas Weber,Kavya Iyer,Mei Chen'.split(
    ',',
  );
const PEOPLE = 10;
const MONTH = 30.4 * 86_400_000;

/** The drafts for one posting. */
export interface DraftedPosting {
  slug: string;
  messages: OutreachMessage[];
  warnings: string[];
}

/** Drafts to ten made-up people for each of six postings, on every channel. The same at any time and place. */
export async function sampleDrafts(): Promise<DraftedPosting[]> {
  const service = new OutreachGeneratorService(new FixedClock(REFERENCE_DATE), null, new InPlaceCompute());
  const drafted: DraftedPosting[] = [];
  for (const posting of SAMPLE_POSTINGS) {
    const context = stageContext();
    const messages = await service.run(
      {
        runId: `sample ${posting.slug}`,
        requirement: posting.requirement,
        rankedCandidates: peopleFor(posting),
        channels: [...CHANNELS],
        sender: posting.sender,
      },
      context,
    );
    drafted.push({ slug: posting.slug, messages, warnings: context.warnings.map(({ message }) => message) });
  }
  return drafted;
}

/** The drafts of a posting as a text that people read. */
export function draftsAsText({ slug, messages, warnings }: DraftedPosting): string {
  const parts = messages.map(({ channel, githubUsername, subjectLine, messageText, personalizationScore }) =>
    [
      `== ${channel} to ${githubUsername}, score ${personalizationScore}`,
      ...(subjectLine === null ? [] : [`Subject: ${subjectLine}`, '']),
      messageText,
    ].join('\n'),
  );
  return `${[`Drafts for the posting ${slug}. Made by npm run drafts:sample.`, ...warnings, ...parts].join('\n\n')}\n`;
}

/** How the scores are spread, as a table for docs/outreach.md. */
export function scoreTable(drafted: readonly DraftedPosting[]): string {
  const scores = drafted.flatMap(({ messages }) => messages.map((message) => message.personalizationScore));
  const rows = [90, 80, 70, 60, 50, 40, 30, 0].map((from, index, all) => {
    const below = index === 0 ? 101 : (all[index - 1] ?? 0);
    const count = scores.filter((score) => score >= from && score < below).length;
    return `| ${from} to ${below - 1} | ${count} |`;
  });
  return ['| score | drafts |', '| --- | --- |', ...rows].join('\n');
}

function peopleFor(posting: SamplePosting): RankedCandidate[] {
  const random = seededRandom(posting.slug.length * 97);
  return Array.from({ length: PEOPLE }, (_, index) => {
    const name = NAMES[(index + posting.slug.length) % NAMES.length] ?? 'null';
    const login = name === 'null' ? `dev-${index}` : `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${index}`;
    const { changes, skills } = workOf(posting, login, index, random);
    return { ...person(login, name === 'null' ? null : name, { work: changes, skills }), rank: index + 1 };
  });
}

/** Seven of ten people have changed projects of others, two have repositories of their own, one has nothing to show. */
function workOf(
  posting: SamplePosting,
  login: string,
  index: number,
  random: () => number,
): { changes: Candidate['work']; skills: Candidate['skills'] } {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const at = new Date(REFERENCE_DATE.getTime() - random() ** 2 * 22 * MONTH).toISOString();
  if (index === 9) return { changes: [], skills: [] };
  if (index === 3 || index === 6) {
    const [name, language, topic, description] = posting.own[index === 3 ? 0 : 1] ?? ['notes', 'C', 'c', null];
    const repository = `${login}/${name}`;
    const url = `https://github.com/${repository}`;
    const named = skillCatalogue().byTopic(topic)?.name ?? topic;
    return {
      changes: [work(repository, { owned: true, primaryLanguage: language, description, pushedAt: at })],
      skills: [skill(named, 0.6, { signal: 'repository-topic', url })],
    };
  }
  const { repository, titles, language, topics, dependencies, description } = one(posting.projects);
  const title = one(titles);
  const url = `https://github.com/${repository}/pull/${Math.floor(random() * 9_000) + 1}`;
  const isCommit = index === 5;
  const names = [language, ...topics].map((topic) => skillCatalogue().byTopic(topic)?.name ?? topic);
  const done = work(repository, {
    primaryLanguage: language,
    topics,
    dependencies,
    description,
    commitsLastYear: isCommit ? 12 : 0,
    mergedPullRequests: isCommit ? [] : [{ title, url, mergedAt: at }],
  });
  const signal = isCommit ? 'commits-to-others' : 'merged-pull-request';
  const page = isCommit ? `https://github.com/${repository}` : url;
  return { changes: [done], skills: names.map((name) => skill(name, 0.7, { signal, url: page, observedAt: at })) };
}
