import { describe, expect, it } from '@jest/globals';
import { KNOWLEDGE_VERSION } from './version.js';

describe('version of the knowledge', () => {
  it('has a semantic version and a fingerprint of the data', () => {
    expect(KNOWLEDGE_VERSION).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
  });
});
