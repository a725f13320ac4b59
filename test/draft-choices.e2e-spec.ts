import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OutreachMessage } from '../src/domain/outreach.js';
import { type RunResult } from '../src/pipeline/pipeline.dto.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING = 'Senior Go Engineer\n\nWe look for a senior Go engineer in Berlin who knows Kubernetes and PostgreSQL.';
const CHOICES = { company: 'Tidewater Maps', senderName: 'Noor Haddad', language: 'en' };

describe('what a run chooses for its drafts', () => {
  let service: TestApp;
  let user: TestUser;
  let result: RunResult;

  beforeAll(async () => {
    service = await startTestApp();
    user = await newUser(service);
    const request = { jobDescriptionText: POSTING, maxCandidates: 3, ...CHOICES };
    result = (await user.post('/pipeline/run', request).expect(200)).body as RunResult;
  });

  afterAll(() => service.close());

  it('names the employer and the sender in every draft', () => {
    expect(result.jobRequirement.company).toBe('Tidewater Maps');
    expect(result.metadata.drafts).toEqual({ senderName: 'Noor Haddad', language: 'en' });
    expect(result.outreachMessages.length).toBeGreaterThan(0);
    for (const { messageText } of result.outreachMessages) {
      expect(messageText).toContain('Tidewater Maps');
      expect(messageText).toContain('Noor Haddad');
    }
  });

  it('holds for later drafts of the project and their follow-ups', async () => {
    const [{ githubUsername = '' } = {}] = result.outreachMessages;
    const people = `/projects/${result.projectId}/shortlist`;
    await user.post(people, { candidateUsernames: [githubUsername] }).expect(200);
    const draft = (await user.post(`${people}/${githubUsername}/outreach`, { channel: 'email' }).expect(201))
      .body as OutreachMessage;
    expect(draft.messageText).toContain('Noor Haddad');
    const path = `${people}/${githubUsername}/outreach/${draft.outreachId}/follow-ups`;
    const { body } = await user.post(path, {}).expect(201);
    for (const { messageText } of body.followUps as OutreachMessage[]) expect(messageText).toContain('Noor Haddad');
  });

  it.each([
    ['de', /^Guten Tag/],
    ['fr', /^Bonjour/],
    ['es', /^Hola/],
  ])('drafts in the language %s', async (language, greeting) => {
    const request = { jobDescriptionText: POSTING, maxCandidates: 3, ...CHOICES, language };
    const { outreachMessages, metadata } = (await user.post('/pipeline/run', request).expect(200)).body as RunResult;
    expect(metadata.warnings.filter(({ code }) => code === 'message_not_drafted')).toEqual([]);
    expect(outreachMessages.length).toBeGreaterThan(0);
    for (const { messageText } of outreachMessages) expect(messageText).toMatch(greeting);
  });

  it.each([
    ['language', 'xx'],
    ['company', ''],
    ['senderName', 'x'.repeat(101)],
  ])('refuses the %s %j', async (field, value) => {
    const { body } = await user.post('/pipeline/run', { jobDescriptionText: POSTING, [field]: value }).expect(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field }] });
  });
});
