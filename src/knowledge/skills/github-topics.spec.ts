import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from './skill-catalogue.js';

const { topics } = JSON.parse(
  readFileSync(new URL('../../../test/data/github-topics.json', import.meta.url), 'utf8'),
) as { topics: string[] };

describe("GitHub's most used topics for technologies", () => {
  it('are at least 500, each listed once', () => {
    expect(new Set(topics).size).toBe(topics.length);
    expect(topics.length).toBeGreaterThanOrEqual(500);
  });

  it('resolve to a skill in at least 95 of 100 cases', () => {
    const unresolved = topics.filter((topic) => !skillCatalogue().byTopic(topic));
    expect(unresolved.length / topics.length).toBeLessThanOrEqual(0.05);
  });
});
