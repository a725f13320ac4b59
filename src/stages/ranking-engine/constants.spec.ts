import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { ROLE_FAMILIES } from '../../domain/job-terms.js';
import { CONCEPT_PHRASES } from '../../knowledge/text/concepts.js';
import { RANKING } from './constants.js';
import { FAMILY_CONCEPTS } from './language-relations.js';
import { RANKING_CONSTANTS_HASH, RANKING_VERSION } from './version.js';

describe('the constants', () => {
  it('name concepts that exist', () => {
    const unknown = Object.values(FAMILY_CONCEPTS)
      .flat()
      .filter((name) => !CONCEPT_PHRASES.has(name));
    expect(unknown).toEqual([]);
  });

  it('know every role family', () => {
    expect(Object.keys(FAMILY_CONCEPTS).sort()).toEqual([...ROLE_FAMILIES].sort());
  });

  it('have default weights of 40, 20, 20 and 20', () => {
    expect(RANKING.weights).toEqual({ skillMatch: 40, experience: 20, activity: 20, domain: 20 });
  });

  it('are named by the version, beside the rules', () => {
    expect(RANKING_VERSION).toMatch(new RegExp(`^\\d+\\.\\d+\\.\\d+\\+${RANKING_CONSTANTS_HASH.slice(0, 12)}$`));
  });
});
