import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

describe('the generated readers, variables and sample schema', () => {
  it("are what the documents and GitHub's published schema give", async () => {
    const script = fileURLToPath(new URL('../../../scripts/generate-github-types.mjs', import.meta.url));
    await expect(promisify(execFile)(process.execPath, [script, '--check'])).resolves.toMatchObject({ stderr: '' });
  });
});
