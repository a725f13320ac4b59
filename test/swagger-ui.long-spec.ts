import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, type Locator, type Page } from 'playwright-core';
import { browserIsThere, startBrowser } from './support/browser.js';
import { freePort } from './support/servers/server-process.js';

const isThere = await browserIsThere();

/** A person tries the API in Swagger UI. The steps build on each other, as they do for the person. */
(isThere ? describe : describe.skip)('Swagger UI in Chromium', () => {
  let folder: string;
  let service: ChildProcess;
  let browser: Browser;
  let page: Page;
  let url: string;
  const complaints: string[] = [];
  /** What the answers gave that later requests need. */
  let token: string;
  let projectId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-swagger-ui-'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    // The built service: under Jest the document has neither types nor examples, which the Nest CLI's plugin adds.
    service = spawn(process.execPath, ['dist/src/main.js'], {
      env: { DATABASE_URL: `sqlite:${join(folder, 'githire.sqlite')}`, PORT: String(port), LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const isReady = (): Promise<boolean> =>
      fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (service.exitCode === null && !(await isReady())) await setTimeout(100);
    browser = await startBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${url}/docs`);
    await page.locator('.opblock').first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    service.kill();
    if (service.exitCode === null) await once(service, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the journey first and the metrics last', async () => {
    const groups = await page.locator('.opblock-tag').evaluateAll((tags) => tags.map((tag) => tag.dataset['tag']));
    expect([groups[0], groups.at(-1)]).toEqual(['auth', 'metrics']);
  });

  it('registers an account with the example untouched', async () => {
    expect(await execute('register')).toMatchObject({ status: 201 });
  });

  it('logs in with the example untouched', async () => {
    const { status, answer } = await execute('login');
    expect(status).toBe(200);
    token = text(answer, 'access_token');
  });

  it('keeps the token over a reload', async () => {
    await page.locator('.auth-wrapper .authorize').first().click();
    const dialog = page.locator('.modal-ux');
    await dialog.locator('input').first().fill(token);
    await dialog.locator('button.authorize').first().click();
    await dialog.locator('button.btn-done').first().click();
    await page.reload();
    await page.locator('.opblock').first().waitFor();
    expect(await execute('readAccount')).toMatchObject({ status: 200 });
  });

  it('parses a posting with the example untouched', async () => {
    expect(await execute('parseJobDescription')).toMatchObject({ status: 200 });
  });

  it('runs the pipeline with the example untouched', async () => {
    const { status, answer } = await execute('runPipeline');
    expect(status).toBe(200);
    projectId = text(answer, 'projectId');
  }, 60_000);

  it('exports the project of that run', async () => {
    expect(await execute('exportProject', { projectId })).toMatchObject({ status: 200 });
  });

  it('makes the browser complain about nothing', () => {
    expect(complaints).toEqual([]);
  });

  /** Presses "Try it out" and "Execute", and reads the answer as the browser received it. */
  async function execute(
    operationId: string,
    parameters: Record<string, string> = {},
  ): Promise<{ status: number; answer: unknown }> {
    const block = page.locator(`[id$="-${operationId}"].opblock`);
    await block.locator('.opblock-summary-control').click();
    await block.locator('.try-out__btn').click();
    for (const [name, value] of Object.entries(parameters)) await parameter(block, name).fill(value);
    const answered = page.waitForResponse((response) => response.request().resourceType() === 'fetch');
    await block.locator('button.execute').click();
    const response = await answered;
    await block.locator('.live-responses-table .response-col_status').first().waitFor();
    return { status: response.status(), answer: JSON.parse(await response.text()) as unknown };
  }
});

function parameter(block: Locator, name: string): Locator {
  return block.locator(`tr[data-param-name="${name}"] input`);
}

function text(answer: unknown, field: string): string {
  const value = (answer as Record<string, unknown>)[field];
  if (typeof value !== 'string') throw new Error(`The answer has no ${field}`);
  return value;
}
