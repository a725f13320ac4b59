import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/test-app.js';

const CREDENTIALS = { email: 'ada@mail.example', password: 'correct horse battery' };
const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

describe('the session of a browser', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp({ trustedProxies: 1 });
    await service.request().post('/auth/register').send(CREDENTIALS).expect(201);
  });

  afterAll(() => service.close());

  /** Signs in and returns what a browser sends from then on. */
  async function signIn(): Promise<string> {
    const answer = await service.request().post('/auth/browser-session').send(CREDENTIALS).expect(204);
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }

  it('is in a cookie that no script can read', async () => {
    const { headers, text } = await service.request().post('/auth/browser-session').send(CREDENTIALS).expect(204);
    expect(headers['set-cookie']?.[0]).toMatch(
      /^githire_session=[\w-]+\.[\w-]+\.[\w-]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect([headers['cache-control'], text]).toEqual(['no-store', '']);
  });

  it('is bound to HTTPS behind a proxy that ends it', async () => {
    const request = service.request().post('/auth/browser-session').set('X-Forwarded-Proto', 'https');
    const { headers } = await request.send(CREDENTIALS).expect(204);
    expect(headers['set-cookie']?.[0]).toMatch(/^__Host-githire_session=.+; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('is not begun with a wrong password', async () => {
    const answer = await service
      .request()
      .post('/auth/browser-session')
      .send({ ...CREDENTIALS, password: 'wrong horse battery' })
      .expect(401);
    expect([answer.body, answer.headers['set-cookie']]).toMatchObject([{ code: 'invalid_credentials' }, undefined]);
  });

  it('reads with the cookie alone', async () => {
    const { body } = await service
      .request()
      .get('/auth/me')
      .set('Cookie', await signIn())
      .expect(200);
    expect(body).toMatchObject({ email: CREDENTIALS.email });
  });

  it('changes something for a page of the service', async () => {
    const cookie = await signIn();
    const request = service.request().put('/auth/me').set('Cookie', cookie).set(SAME_ORIGIN);
    await request.send({ name: 'Ada' }).expect(200);
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
    [{ Origin: 'https://evil.example' }],
    [{}],
  ])('changes nothing for a request with %j', async (headers) => {
    const cookie = await signIn();
    const request = service.request().put('/auth/me').set('Cookie', cookie).set(headers);
    expect((await request.send({ name: 'Mallory' }).expect(403)).body).toMatchObject({ code: 'cross_site_request' });
    const { body } = await service.request().get('/auth/me').set('Cookie', cookie).expect(200);
    expect(body).not.toMatchObject({ name: 'Mallory' });
  });

  it('leaves requests with a token in their header as they are', async () => {
    const { body } = await service.request().post('/auth/login').send(CREDENTIALS).expect(200);
    const { access_token } = body as { access_token: string };
    const request = service.request().put('/auth/me').set('Authorization', `Bearer ${access_token}`);
    await request
      .set('Cookie', await signIn())
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ name: 'Ada' })
      .expect(200);
  });

  it('does not take the place of a header that is wrong', async () => {
    const request = service.request().get('/auth/me').set('Authorization', 'Bearer a.b.c');
    await request.set('Cookie', await signIn()).expect(401);
  });

  it('ends with its cookie, for good', async () => {
    const cookie = await signIn();
    const answer = await service.request().delete('/auth/browser-session').set('Cookie', cookie).set(SAME_ORIGIN);
    expect([answer.status, answer.headers['set-cookie']?.[0]]).toEqual([
      204,
      'githire_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    ]);
    await service.request().get('/auth/me').set('Cookie', cookie).expect(401);
  });
});
