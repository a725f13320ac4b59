import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { MAIL_PAUSE, PASSWORD_RESET_INTERVAL, PASSWORD_RESET_LIFETIME } from '../src/auth/auth.limits.js';
import { AccountMail } from '../src/auth/mails/account-mail.entity.js';
import { MailSender } from '../src/auth/mails/mail-sender.service.js';
import { PasswordReset } from '../src/auth/passwords/password-reset.entity.js';
import { Clock } from '../src/platform/common/clock.js';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { eventually } from './support/eventually.js';
import { type MailServer, startMailServer } from './support/servers/mail-server.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const PASSWORD = 'correct horse battery';
const NEW_PASSWORD = 'a better horse battery';
const PUBLIC_URL = 'https://hire.company.example';

class HandClock extends Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  advance(seconds: number): void {
    this.ahead += seconds * 1000;
  }
}

describe('a forgotten password', () => {
  const clock = new HandClock();
  let mailServer: MailServer;
  let service: TestApp;
  let people = 0;
  let email: string;
  let token: string;

  const post = (path: string, body: object, address = `203.0.113.${people % 250}`) =>
    service.request().post(path).set('X-Forwarded-For', address).send(body);
  const logIn = (password: string) => post('/auth/login', { email, password });
  const withToken = (method: 'get' | 'put' | 'post', path: string, bearer = token) =>
    service.request()[method](path).set('Authorization', `Bearer ${bearer}`);
  const rows = () => service.app.get<DataSource>(DATA_SOURCE).manager;

  /** Asks for a link and returns the token of the mail. */
  async function linkToken(count = 1): Promise<string> {
    await post('/auth/forgot-password', { email }).expect(200);
    return tokenIn((await mailServer.mailTo(email, count)).text);
  }

  /** Lets the queued mails be sent to the end. */
  async function sendQueued(): Promise<void> {
    service.app.get(MailSender).send();
    await service.app.get(MailSender).idle();
  }

  beforeAll(async () => {
    mailServer = await startMailServer();
    service = await startTestApp(
      { smtpUrl: mailServer.url, publicUrl: PUBLIC_URL, nodeEnv: 'production', trustedProxies: 1 },
      (builder) => builder.overrideProvider(Clock).useValue(clock),
    );
  });

  beforeEach(async () => {
    email = `forgetful-${(people += 1)}@mail.example`;
    await post('/auth/register', { email, password: PASSWORD }).expect(201);
    token = ((await logIn(PASSWORD).expect(200)).body as { access_token: string }).access_token;
  });

  afterAll(async () => {
    await service.close();
    await mailServer.close();
  });

  it('is replaced with the token of the mail', async () => {
    await post('/auth/reset-password', { token: await linkToken(), newPassword: NEW_PASSWORD }).expect(200);
    await logIn(NEW_PASSWORD).expect(200);
    await logIn(PASSWORD).expect(401);
  });

  it('has a link to the public address, whatever host the request names', async () => {
    await post('/auth/forgot-password', { email }).set('Host', 'evil.example').set('X-Forwarded-Host', 'evil.example');
    const { text, from } = await mailServer.mailTo(email);
    expect(from).toBe('githire@hire.company.example');
    expect(text).toMatch(/^https:\/\/hire\.company\.example\/app\/reset-password#token=[\w-]{43}$/m);
    expect(text).not.toContain('evil');
  });

  it('ends every session when it is reset', async () => {
    await post('/auth/reset-password', { token: await linkToken(), newPassword: NEW_PASSWORD }).expect(200);
    await withToken('get', '/auth/me').expect(401);
  });

  it('is reset once with a token', async () => {
    const link = await linkToken();
    await post('/auth/reset-password', { token: link, newPassword: NEW_PASSWORD }).expect(200);
    const again = await post('/auth/reset-password', { token: link, newPassword: 'a third horse battery' }).expect(422);
    expect(again.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'token' }] });
  });

  it('is reset by one of two requests at once with the same token', async () => {
    const link = await linkToken();
    const answers = await Promise.all(
      ['a fourth horse battery', 'a fifth horse battery'].map((newPassword) =>
        post('/auth/reset-password', { token: link, newPassword }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('keeps its token when the new password is refused', async () => {
    const link = await linkToken();
    const about = await post('/auth/reset-password', { token: link, newPassword: `${email.split('@')[0]}!` }).expect(
      422,
    );
    expect(about.body).toMatchObject({ errors: [{ field: 'newPassword' }] });
    await post('/auth/reset-password', { token: link, newPassword: NEW_PASSWORD }).expect(200);
  });

  it('is not replaced by a well-known password', async () => {
    const refused = await post('/auth/reset-password', { token: await linkToken(), newPassword: 'password123' }).expect(
      422,
    );
    expect(refused.body).toMatchObject({ errors: [{ field: 'newPassword' }] });
  });

  it('is not reset with a token of more than an hour', async () => {
    const link = await linkToken();
    clock.advance(PASSWORD_RESET_LIFETIME);
    await post('/auth/reset-password', { token: link, newPassword: NEW_PASSWORD }).expect(422);
  });

  it.each([
    ['a password change', '/auth/password', { currentPassword: PASSWORD, newPassword: 'a sixth horse battery' }],
    ['a change of address', '/auth/email', { currentPassword: PASSWORD, email: 'moved-by-link@mail.example' }],
  ])('is not reset with a token from before %s', async (_what, path, body) => {
    const link = await linkToken();
    await withToken('put', path).send(body).expect(200);
    await post('/auth/reset-password', { token: link, newPassword: NEW_PASSWORD }).expect(422);
  });

  it('gets no second link within minutes, and one later that ends the first', async () => {
    const first = await linkToken();
    await post('/auth/forgot-password', { email }).expect(200);
    await sendQueued();
    expect(mailServer.received.filter(({ to }) => to.includes(email))).toHaveLength(1);
    clock.advance(PASSWORD_RESET_INTERVAL);
    const second = await linkToken(2);
    await post('/auth/reset-password', { token: first, newPassword: NEW_PASSWORD }).expect(422);
    await post('/auth/reset-password', { token: second, newPassword: NEW_PASSWORD }).expect(200);
  });

  it('is answered alike for an address without account, which gets no mail', async () => {
    const known = await post('/auth/forgot-password', { email }).expect(200);
    const unknown = await post('/auth/forgot-password', { email: 'nobody@mail.example' }).expect(200);
    await sendQueued();
    expect(unknown.body).toEqual(known.body);
    expect(mailServer.received.flatMap(({ to }) => to)).not.toContain('nobody@mail.example');
    expect(await rows().count(AccountMail)).toBe(0);
  });

  it('is bound for one address, known or not', async () => {
    const ask = () => post('/auth/forgot-password', { email: 'often@mail.example' }, '198.51.100.20');
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('stores only the hash of a token, and shows neither token nor address in a log', async () => {
    const link = await linkToken();
    const stored = JSON.stringify([await rows().find(PasswordReset), await rows().find(AccountMail)]);
    await post('/auth/reset-password', { token: link, newPassword: NEW_PASSWORD }).expect(200);
    expect(stored).not.toContain(link);
    expect(service.logText()).not.toContain(link);
    expect(service.logText()).not.toContain(email);
  });

  it('is tried again when the mail server refuses, with another token, and its answer is not logged', async () => {
    mailServer.refuse(1);
    await post('/auth/forgot-password', { email }).expect(200);
    await eventually(() => mailServer.refused() === 1);
    await service.app.get(MailSender).idle();
    expect(await rows().countBy(PasswordReset, { user: { email } })).toBe(0);
    clock.advance(MAIL_PAUSE);
    await sendQueued();
    await post('/auth/reset-password', {
      token: tokenIn((await mailServer.mailTo(email)).text),
      newPassword: NEW_PASSWORD,
    }).expect(200);
    expect(service.logText()).toContain('attempt 1 of 3: The mail server did not take the mail');
    expect(service.logText()).not.toContain(email);
  });

  it('is given up after three refusals, and counted', async () => {
    mailServer.refuse(3);
    await post('/auth/forgot-password', { email }).expect(200);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await sendQueued();
      clock.advance(MAIL_PAUSE * attempt);
    }
    expect(await rows().count(AccountMail)).toBe(0);
    const { text } = await service.request().get('/metrics');
    expect(text).toContain('githire_mails_total{kind="password-reset",outcome="failed"} 1');
  });
});

describe('mails about an account', () => {
  let mailServer: MailServer;
  let service: TestApp;
  let people = 0;
  let email: string;
  let call: (method: 'put' | 'post', path: string, body: object) => Promise<{ status: number; body: unknown }>;

  beforeAll(async () => {
    mailServer = await startMailServer();
    service = await startTestApp({ smtpUrl: mailServer.url, publicUrl: PUBLIC_URL });
  });

  beforeEach(async () => {
    email = `owner-${(people += 1)}@mail.example`;
    await service.request().post('/auth/register').send({ email, password: PASSWORD, name: 'Click here' }).expect(201);
    const { body } = await service.request().post('/auth/login').send({ email, password: PASSWORD }).expect(200);
    const { access_token } = body as { access_token: string };
    call = async (method, path, sent) =>
      service.request()[method](path).set('Authorization', `Bearer ${access_token}`).send(sent);
  });

  afterAll(async () => {
    await service.close();
    await mailServer.close();
  });

  it('tell of a new API key by its beginning', async () => {
    const { body } = await call('post', '/auth/api-keys', { name: 'Visit evil.example', scopes: ['projects:read'] });
    const { key, prefix } = body as { key: string; prefix: string };
    const { text } = await mailServer.mailTo(email);
    expect(text).toContain(`begins with ${prefix} `);
    expect(text).not.toContain(key);
    expect(text).not.toContain('evil');
  });

  it('tell of a changed password', async () => {
    await call('put', '/auth/password', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(await mailServer.mailTo(email)).toMatchObject({ subject: 'Your GitHire password was changed' });
  });

  it('tell the former address of a changed address', async () => {
    const moved = `moved-${people}@mail.example`;
    const { status, body } = await call('put', '/auth/email', { currentPassword: PASSWORD, email: moved });
    expect([status, body]).toMatchObject([200, { email: moved }]);
    expect(await mailServer.mailTo(email)).toMatchObject({
      subject: 'The e-mail address of your GitHire account was changed',
    });
    await service.request().post('/auth/login').send({ email: moved, password: PASSWORD }).expect(200);
  });

  it('do not go out for a change that is refused', async () => {
    const taken = await call('put', '/auth/email', { currentPassword: PASSWORD, email: 'owner-1@mail.example' });
    const wrong = await call('put', '/auth/email', { currentPassword: 'wrong horse', email: 'new@mail.example' });
    expect([taken.status, wrong.status]).toEqual([409, 401]);
    await service.app.get(MailSender).idle();
    expect(mailServer.received.flatMap(({ to }) => to)).not.toContain(email);
  });
});

describe('without a mail server', () => {
  it('shows the link in the log in development', async () => {
    const service = await startTestApp({ nodeEnv: 'development', port: 3000 });
    try {
      await register(service);
      await service.request().post('/auth/forgot-password').send({ email: 'ada@mail.example' }).expect(200);
      await service.app.get(MailSender).idle();
      expect(service.logText()).toContain('http://localhost:3000/app/reset-password#token=');
    } finally {
      await service.close();
    }
  });

  it('answers the same in production, shows nothing, and raises a metric', async () => {
    const service = await startTestApp({ nodeEnv: 'production' });
    try {
      await register(service);
      const { body } = await service.request().post('/auth/forgot-password').send({ email: 'ada@mail.example' });
      await service.app.get(MailSender).idle();
      expect(body).toEqual({ message: expect.stringContaining('If there is an account') });
      expect(service.logText()).not.toMatch(/token=|ada@/);
      const { text } = await service.request().get('/metrics');
      expect(text).toContain('githire_mails_total{kind="password-reset",outcome="no_server"} 1');
    } finally {
      await service.close();
    }
  });

  async function register(service: TestApp): Promise<void> {
    const credentials = { email: 'ada@mail.example', password: PASSWORD };
    await service.request().post('/auth/register').send(credentials).expect(201);
  }
});

function tokenIn(text: string): string {
  return /#token=([\w-]+)/.exec(text)?.[1] ?? '';
}
