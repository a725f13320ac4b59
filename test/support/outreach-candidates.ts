import { type CandidateSkill, type RepositoryWork } from '../../src/domain/candidate.js';
import { type JobRequirement, type Skill } from '../../src/domain/job-requirement.js';
import { type RankedCandidate } from '../../src/domain/ranking.js';

/** "Now" for all data generated here. */
export const REFERENCE_DATE = new Date('2026-11-02T09:00:00.000Z');

const FIRST_NAMES =
  'Ana,Bram,Chidi,Dilnoza,Elif,Farid,Grace,Hyun-woo,Ingrid,Jonas,Kavya,Lars,Mei,Nadia,Oluwaseun,Paolo,Quynh,Rosa,Sven,Tomás,Ulla,Viktor,Wren,Ximena,Yusuf,Zoë,李雷,Søren'.split(
    ',',
  );
const LAST_NAMES =
  'Almeida,Bakker,Okafor,Yusupova,Demir,Rahimi,Kim,Larsen,Weber,Iyer,Nyström,Chen,Haddad,Adeyemi,Rossi,Tran,Ortiz,Lind,Prokopenko,Garcia'.split(
    ',',
  );
const ORGANISATIONS =
  'northwind-labs,orbit-db,openrail,kestrel-io,papertrail-oss,quartzite,tidepool-dev,lumenforge,gridstack-project,hexwave,mosslight,arcticfox-dev'.split(
    ',',
  );
const NAMES =
  'ledger,router,scheduler,parser,queue,gateway,indexer,metrics,storage,compiler,renderer,broker,proxy,cache,planner,tracer'.split(
    ',',
  );
const LANGUAGES = ['Go', 'Rust', 'TypeScript', 'Python', 'Java'];
const LIBRARIES = ['Kafka', 'PostgreSQL', 'Kubernetes', 'Redis', 'gRPC'];

/** Returns numbers that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A posting as the parser may return it. */
export function requirement(changes: Partial<JobRequirement> = {}): JobRequirement {
  const skill = (name: string, kind: Skill['kind']): Skill => ({ name, kind, text: name, anyOf: null });
  return {
    role: 'Senior Backend Engineer',
    roleFamily: 'backend',
    seniority: 'senior',
    requiredSkills: [skill('Go', 'language'), skill('Kafka', 'messaging'), skill('PostgreSQL', 'database')],
    preferredSkills: [skill('Rust', 'language'), skill('Kubernetes', 'platform')],
    yearsMin: 5,
    yearsMax: null,
    locations: [{ text: 'Berlin', city: 'Berlin', region: null, country: 'DE' }],
    remote: 'hybrid',
    employmentType: 'full-time',
    salary: { min: 80_000, max: 100_000, currency: 'EUR', period: 'year' },
    domain: 'fintech',
    company: 'Meridian Payments',
    language: 'en',
    evidence: [],
    warnings: [],
    ...changes,
  };
}

/** People with various public work: merged pull requests, commits, own repositories, old work, almost nothing. */
export function rankedCandidates(seed: number, count: number): RankedCandidate[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => rankedCandidate(random, index));
}

function rankedCandidate(random: () => number, index: number): RankedCandidate {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const monthsAgo = (months: number): string =>
    new Date(REFERENCE_DATE.getTime() - months * 30.4 * 86_400_000).toISOString();
  const first = one(FIRST_NAMES);
  const githubUsername = `${
    first
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase() || 'dev'
  }-${index}`;
  const language = one(LANGUAGES);
  const library = one(LIBRARIES);
  const kind = one(['merge', 'merge', 'merge', 'commits', 'own', 'own', 'old', 'topic', 'nothing'] as const);
  const owned = kind === 'own' || kind === 'topic';
  const repository = `${owned ? githubUsername : one(ORGANISATIONS)}/${language.toLowerCase()}-${one(NAMES)}${Math.floor(random() * 90) + 10}`;
  const url = `https://github.com/${repository}`;
  const age = kind === 'old' ? 30 + random() * 40 : random() * 20;
  const pull = {
    title: 'Handle restarts',
    url: `${url}/pull/${Math.floor(random() * 9_000) + 1}`,
    mergedAt: monthsAgo(age),
  };
  const merges = kind === 'merge' || kind === 'old' ? [pull] : [];
  const work: RepositoryWork = {
    repository,
    url,
    owned,
    isFork: false,
    description: 'A project of the sample.',
    topics: [library.toLowerCase()],
    primaryLanguage: language,
    languages: [{ name: language, bytes: 90_000 }],
    dependencies: [],
    stars: Math.floor(random() * 4_000),
    archived: false,
    createdAt: monthsAgo(60),
    pushedAt: monthsAgo(kind === 'topic' ? 30 : age),
    commitsLastYear: kind === 'commits' || kind === 'own' ? 1 + Math.floor(random() * 80) : 0,
    pullRequestsLastYear: merges.length,
    recentAuthors: null,
    mergedPullRequests: merges,
  };
  const skills: CandidateSkill[] =
    kind === 'nothing'
      ? []
      : [
          {
            name: language,
            confidence: 0.6 + random() * 0.4,
            evidence: [
              {
                signal:
                  merges.length > 0 ? 'merged-pull-request' : owned ? 'own-repository-language' : 'commits-to-others',
                repository,
                url: merges[0]?.url ?? url,
                observedAt: kind === 'topic' ? null : monthsAgo(age),
                weight: 0.8,
                detail: `${repository} is written in ${language}`,
              },
            ],
          },
          {
            name: library,
            confidence: 0.4 + random() * 0.3,
            evidence: [
              {
                signal: 'repository-topic',
                repository,
                url,
                observedAt: null,
                weight: 0.4,
                detail: `${repository} has the topic`,
              },
            ],
          },
        ];
  return {
    githubUsername,
    githubId: 1_000 + index,
    name: random() < 0.8 ? `${first} ${one(LAST_NAMES)}` : null,
    bio: 'Backend developer. Coffee, bicycles, distributed systems.',
    company: random() < 0.3 ? 'Self Employed' : null,
    location: 'Berlin',
    place: null,
    profileUrl: `https://github.com/${githubUsername}`,
    avatarUrl: null,
    followers: Math.floor(random() * 400),
    publicRepos: 12,
    accountCreatedAt: '2016-04-01T00:00:00.000Z',
    accountAgeDays: 3_867,
    contributionCount: 400,
    lastActiveAt: monthsAgo(1),
    programmingLanguages: [{ name: language, bytes: 90_000 }],
    topRepositories: [],
    skills,
    work: kind === 'nothing' ? [] : [work],
    contributions: null,
    hireable: null,
    contacts: [],
    automationSigns: [],
    foundBy: [`user-search: language:${language}`],
    fetchedAt: '2026-11-01T00:00:00.000Z',
    rank: index + 1,
    totalScore: Math.max(10, 95 - index / 4),
    confidence: 0.7,
    scoreBreakdown: { skillMatch: partScore(), experience: partScore(), activity: partScore(), domain: partScore() },
    matchedSkills: skills.map(({ name, confidence, evidence }) => ({
      name,
      confidence,
      required: true,
      url: evidence[0]?.url ?? null,
    })),
    missingSkills: [],
    notObservable: [],
    strengths: [],
    concerns: [],
    anomalies: [],
    belowQualityBar: false,
  };
}

function partScore(): { score: number; weight: number; reasons: [] } {
  return { score: 70, weight: 0.25, reasons: [] };
}
