import { type Test } from 'supertest';
import { type TestApp } from './test-app.js';

let people = 0;

/** A user with an account and a token. */
export interface TestUser {
  userId: string;
  token: string;
  get(path: string): Test;
  head(path: string): Test;
  post(path: string, body?: object): Test;
  patch(path: string, body: object): Test;
  put(path: string, body: object): Test;
  delete(path: string): Test;
}

/**
 * Registers and logs in a new user through the API.
 * @param mountPath where a host application has mounted GitHire
 */
export async function newUser(service: Pick<TestApp, 'request'>, mountPath = ''): Promise<TestUser> {
  const credentials = { email: `user-${(people += 1)}@mail.example`, password: 'correct horse battery' };
  await service.request().post(`${mountPath}/auth/register`).send(credentials).expect(201);
  return logIn(service, credentials, mountPath);
}

/** Logs in a user who has an account. */
export async function logIn(service: Pick<TestApp, 'request'>, credentials: object, mountPath = ''): Promise<TestUser> {
  const login = await service.request().post(`${mountPath}/auth/login`).send(credentials).expect(200);
  const { access_token: token } = login.body as { access_token: string };
  const call = (method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete', path: string): Test =>
    service.request()[method](`${mountPath}${path}`).set('Authorization', `Bearer ${token}`);
  const { userId } = (await call('get', '/auth/me').expect(200)).body as { userId: string };
  return {
    userId,
    token,
    get: (path) => call('get', path),
    head: (path) => call('head', path),
    post: (path, body) => (body === undefined ? call('post', path) : call('post', path).send(body)),
    patch: (path, body) => call('patch', path).send(body),
    put: (path, body) => call('put', path).send(body),
    delete: (path) => call('delete', path),
  };
}
