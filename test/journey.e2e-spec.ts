import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replayFile } from '../src/cli/replay.js';
import { type CandidateExplanation } from '../src/domain/ranking.js';
import { type OutreachMessage } from '../src/domain/outreach.js';
import { SampleGithubServer } from '../src/sample-github/server/sample-github-server.js';
import { type RunResult } from '../src/pipeline/pipeline.dto.js';
import { type ProjectView } from '../src/projects/project.dto.js';
import { exampleBody } from './support/openapi/document.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { logIn, newUser, type TestUser } from './support/test-user.js';

/**
 * The real service with all its real stages, before a sample GitHub on loopback. The requests of the journey are the
 * examples of the OpenAPI document, as Swagger UI sends them if nobody changes them.
 */
describe('the whole journey on the sample GitHub', () => {
  let github: SampleGithubServer;
  let service: TestApp;
  let user: TestUser;
  let result: RunResult;
  let project: ProjectView;

  beforeAll(async () => {
    github = new SampleGithubServer({ limits: 'off' });
    service = await startTestApp({ githubToken: 'a-token-for-tests', githubApiUrl: await github.start() });
    await service.request().post('/auth/register').send(exampleBody('register')).expect(201);
    user = await logIn(service, exampleBody('login'));
    result = (await user.post('/pipeline/run', exampleBody('runPipeline')).expect(200)).body as RunResult;
    project = (await user.get(`/projects/${result.projectId}/export`).expect(200)).body as ProjectView;
  }, 60_000);

  afterAll(async () => {
    await service.close();
    await github.stop();
  });

  const best = () => result.rankedCandidates?.[0]?.githubUsername ?? '';

  it('reads what the posting asks for', () => {
    expect(result.jobRequirement).toMatchObject({
      seniority: 'senior',
      roleFamily: 'backend',
      yearsMin: 5,
      salary: { min: 80_000, max: 95_000, currency: 'EUR', period: 'year' },
      locations: [
        { city: 'Potsdam', country: 'DE' },
        { city: 'Berlin', country: 'DE' },
      ],
    });
  });

  it('ranks 25 people, best first', () => {
    const scores = result.rankedCandidates?.map((person) => person.totalScore) ?? [];
    expect([scores.length, scores]).toEqual([25, [...scores].sort((a, b) => b - a)]);
  });

  it('is light: 25 people are less than 250 KB, as each piece of evidence stands once', () => {
    expect(JSON.stringify(result.rankedCandidates).length).toBeLessThan(250_000);
    for (const { evidence, skills } of result.rankedCandidates ?? []) {
      const ids = evidence.map(({ id }) => id);
      const pieces = evidence.map(({ id: _id, ...piece }) => JSON.stringify(piece));
      const referred = skills.flatMap((skill) => skill.evidence.map(({ id }) => id));
      expect([new Set(ids).size, new Set(pieces).size, new Set(referred)]).toEqual([
        ids.length,
        ids.length,
        new Set(ids),
      ]);
    }
  });

  it('leaves what the ranking was computed from to the export', async () => {
    const { results } = (await user.get(`/projects/${result.projectId}`).expect(200)).body as ProjectView;
    expect([Object.keys(result), Object.keys(results ?? {})].map((keys) => keys.includes('work'))).toEqual([
      false,
      false,
    ]);
    expect(project.results?.work?.map(({ githubUsername }) => githubUsername)).toEqual(
      result.rankedCandidates?.map(({ githubUsername }) => githubUsername),
    );
  });

  it('gives the reasons for every part of a score that has points', () => {
    const silent = result.rankedCandidates?.flatMap((person) =>
      Object.entries(person.scoreBreakdown).filter(
        ([, part]) => (part as { score: number }).score > 0 && (part as { reasons: unknown[] }).reasons.length === 0,
      ),
    );
    expect(silent).toEqual([]);
  });

  it('drafts messages that name one real repository', () => {
    const message = result.outreachMessages?.[0];
    expect([
      message?.channel,
      message?.status,
      message?.personalizationMetadata.referencedRepositories.length,
      message?.tokensUsed,
    ]).toEqual(['email', 'draft', 1, 0]);
  });

  it('says what it asked of GitHub, as GitHub counted it', () => {
    expect(result.metadata?.github).toMatchObject({ requests: expect.any(Number), points: expect.any(Number) });
  });

  it('gives the same people, scores and words the second time', async () => {
    const again = (await user.post('/pipeline/run', exampleBody('runPipeline')).expect(200)).body as RunResult;
    const essence = (run: RunResult) => run.rankedCandidates?.map(({ githubUsername, rank }) => [githubUsername, rank]);
    expect(essence(again)).toEqual(essence(result));
  });

  it('explains a score by points that add up to it', async () => {
    const { body } = await user.get(`/projects/${result.projectId}/candidates/${best()}/explanation`).expect(200);
    const { totalScore, ledger } = body as CandidateExplanation;
    expect(ledger.reduce((sum, entry) => sum + entry.points, 0)).toBeCloseTo(totalScore, 6);
  });

  it('explains nobody who is not in the project', async () => {
    await user.get(`/projects/${result.projectId}/candidates/nobody/explanation`).expect(404);
  });

  it('explains nothing to a stranger', async () => {
    const stranger = await newUser(service);
    await stranger.get(`/projects/${result.projectId}/candidates/${best()}/explanation`).expect(404);
  });

  it('replays from an export to the last digit', async () => {
    expect(await replayed(project)).toMatchObject({ result: { equal: true } });
  });

  it('notices a score that was changed in an export', async () => {
    const [first, ...rest] = project.results?.rankedCandidates ?? [];
    const forged = {
      ...project,
      results: { ...project.results, rankedCandidates: [{ ...first, totalScore: 99 }, ...rest] },
    };
    const {
      result: { equal },
      text,
    } = await replayed(forged);
    expect([equal, text.split('\n')[0]]).toEqual([false, 'Different at rankedCandidates.0.totalScore:']);
  });

  it('exports a table that holds everybody', async () => {
    const { text } = await user.get(`/projects/${result.projectId}/export?format=csv`).expect(200);
    expect(result.rankedCandidates?.filter((person) => !text.includes(person.profileUrl))).toEqual([]);
  });

  it('exports a line of JSON for each person', async () => {
    const answer = await user.get(`/projects/${result.projectId}/export?format=ndjson`).buffer(true).expect(200);
    const text = answer.text ?? (answer.body as Buffer).toString();
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { rank: number }).rank),
    ).toEqual(result.rankedCandidates?.map((person) => person.rank));
  });

  it('puts nothing of a profile into the log', () => {
    const texts =
      result.rankedCandidates
        ?.flatMap((person) => [person.bio, person.name])
        .filter((text): text is string => text !== null && text.length > 8) ?? [];
    expect(texts.filter((text) => service.logText().includes(text))).toEqual([]);
  });

  it.each([
    ['parseJobDescription', (): string => '/pipeline/parse', 200],
    ['addToShortlist', (): string => `/projects/${result.projectId}/shortlist`, 200],
    ['createProject', (): string => '/projects', 201],
  ] as const)('takes the example of %s unchanged', async (operationId, path, status) => {
    await user.post(path(), exampleBody(operationId)).expect(status);
  });

  it('takes the example of updateProject unchanged', async () => {
    await user.patch(`/projects/${result.projectId}`, exampleBody('updateProject')).expect(200);
  });

  describe('with somebody on the shortlist', () => {
    const path = (rest = '') => `/projects/${result.projectId}/shortlist/${best()}/outreach${rest}`;

    beforeAll(async () => {
      await user.post(`/projects/${result.projectId}/shortlist`, { candidateUsernames: [best()] }).expect(200);
    });

    const first = async (): Promise<OutreachMessage> => {
      const { body } = await user.get(path()).expect(200);
      const [message] = (body as { outreachMessages: OutreachMessage[] }).outreachMessages;
      if (message === undefined) throw new Error('there is no message');
      return message;
    };

    it('drafts a message for another channel', async () => {
      const { body } = await user.post(path(), { channel: 'linkedin' }).expect(201);
      const { channel, subjectLine, messageText } = body as OutreachMessage;
      expect([channel, subjectLine, messageText.length <= 400]).toEqual(['linkedin', null, true]);
    });

    it('regenerates a message in other words', async () => {
      const old = await first();
      const { body } = await user.post(path(`/${old.outreachId}/regenerate`)).expect(201);
      expect((body as OutreachMessage).messageText).not.toBe(old.messageText);
    });

    it('keeps an edit beside the original, and says what is not true in it', async () => {
      const old = await first();
      const edit = await service
        .request()
        .put(path(`/${old.outreachId}`))
        .set('Authorization', `Bearer ${user.token}`)
        .send({ messageText: `${old.messageText}\n\nWe pay EUR 300,000 a year.` })
        .expect(200);
      const { isEdited, messageText, advice } = edit.body as {
        isEdited: boolean;
        messageText: string;
        advice: { kind: string; field: string; start: number; end: number }[];
      };
      expect([isEdited, messageText]).toEqual([true, old.messageText]);
      const edited = `${old.messageText}\n\nWe pay EUR 300,000 a year.`;
      const pay = advice.find(({ kind, field }) => kind === 'pay' && field === 'messageText');
      expect(edited.slice(pay?.start, pay?.end)).toContain('EUR 300,000');
    });

    it('marks a message as sent, once', async () => {
      const { outreachId } = await first();
      const { body: once } = await user.post(path(`/${outreachId}/sent`)).expect(200);
      const { body: twice } = await user.post(path(`/${outreachId}/sent`)).expect(200);
      expect([(once as OutreachMessage).status, (twice as OutreachMessage).sentAt]).toEqual([
        'sent',
        (once as OutreachMessage).sentAt,
      ]);
    });

    it('drafts three follow-ups, each shorter than the last', async () => {
      const { outreachId, messageText } = await first();
      await user.post(path(`/${outreachId}/follow-ups`)).expect(201);
      const { body } = await user.get(path(`/${outreachId}/follow-ups`)).expect(200);
      const { followUps } = body as { followUps: { day: number; messageText: string }[] };
      const lengths = [messageText, ...followUps.map((followUp) => followUp.messageText)].map((text) => text.length);
      expect([followUps.map(({ day }) => day), lengths]).toEqual([[3, 7, 14], [...lengths].sort((a, b) => b - a)]);
    });

    it('gives the notice that the person is owed', async () => {
      const { body } = await user.get(`/projects/${result.projectId}/candidates/${best()}/notice`).expect(200);
      expect((body as { text: string }).text).toContain(best());
    });

    it('has no messages for somebody who was not picked', async () => {
      await user.get(`/projects/${result.projectId}/shortlist/nobody/outreach`).expect(404);
    });

    it("is a stranger's 404", async () => {
      await (await newUser(service)).get(path()).expect(404);
    });
  });
});

async function replayed(exported: unknown): Promise<Awaited<ReturnType<typeof replayFile>>> {
  const folder = await mkdtemp(join(tmpdir(), 'githire-replay-'));
  const file = join(folder, 'export.json');
  await writeFile(file, JSON.stringify(exported));
  try {
    return await replayFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
