import { describe, expect, it } from '@jest/globals';
import { requirement, REFERENCE_DATE } from '../../../../../test/support/outreach-candidates.js';
import { person } from '../../../../../test/support/outreach-scenarios.js';
import { type Skill } from '../../../../domain/job-requirement.js';
import { draftFacts } from '../../facts/draft-facts.js';
import { heldSkills } from './held-skills.js';

/** The skills found in a text, against a posting that asks for some. */
function found(text: string, ...skills: Pick<Skill, 'name' | 'kind'>[]): [string, string][] {
  const asked = requirement({
    requiredSkills: skills.map((skill) => ({ ...skill, text: skill.name, anyOf: null })),
    preferredSkills: [],
  });
  const facts = draftFacts(asked, person('ana', 'Ana Almeida'), null, REFERENCE_DATE, 'We write Java 17.');
  return heldSkills(facts)(text, text.toLowerCase()).map(({ entry, start, end }) => [
    text.slice(start, end),
    entry.name,
  ]);
}

describe('heldSkills', () => {
  it('finds a name of several words as one, in capitals or not', () => {
    const skill = { name: 'Machine Learning', kind: 'field' } as const;
    expect(found('Machine Learning, and machine learning.', skill)).toEqual([
      ['Machine Learning', 'Machine Learning'],
      ['machine learning', 'Machine Learning'],
    ]);
  });

  it('finds the longest of the names', () => {
    expect(found('It asks for Google Cloud Spanner.', { name: 'Cloud Spanner', kind: 'cloud-service' })).toEqual([
      ['Google Cloud Spanner', 'Cloud Spanner'],
    ]);
  });

  it('finds an acronym that has other meanings only as it is written', () => {
    const skill = { name: 'Machine Learning', kind: 'field' } as const;
    expect(found('It asks for ML.', skill)).toEqual([['ML', 'Machine Learning']]);
    expect(found('It asks for 5 ml.', skill)).toEqual([]);
  });

  it('does not take an ordinary word for a product', () => {
    expect(found('It goes on in spring.', { name: 'Spring', kind: 'framework' })).toEqual([]);
  });

  it('includes the version that the posting has', () => {
    const skill = { name: 'Java', kind: 'language' } as const;
    expect(found('It asks for Java 17.', skill)).toEqual([['Java 17', 'Java']]);
    expect(found('It asks for Java 23.', skill)).toEqual([['Java', 'Java']]);
  });

  it('finds no skill that the facts do not have', () => {
    expect(found('It asks for Kafka.', { name: 'Go', kind: 'language' })).toEqual([]);
  });
});
