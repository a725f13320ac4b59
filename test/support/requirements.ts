import { JobRequirement, type Place, type Skill } from '../../src/domain/job-requirement.js';
import { type SkillKind } from '../../src/domain/job-terms.js';

/** A skill of a posting. */
export const skill = (name: string, kind: SkillKind = 'language', anyOf: string | null = null): Skill => ({
  name,
  kind,
  text: name,
  anyOf,
});

/** A place of a posting. */
export const place = (given: Partial<Place>): Place => ({
  text: given.city ?? '',
  city: null,
  region: null,
  country: null,
  ...given,
});

/** What a posting asks for; what is not given was not said. */
export function jobRequirement(given: Partial<JobRequirement> = {}): JobRequirement {
  return Object.assign(new JobRequirement(), {
    role: null,
    roleFamily: null,
    seniority: null,
    requiredSkills: [],
    preferredSkills: [],
    yearsMin: null,
    yearsMax: null,
    locations: [],
    remote: null,
    employmentType: null,
    salary: null,
    domain: null,
    company: null,
    language: 'en',
    evidence: [],
    warnings: [],
    ...given,
  });
}
