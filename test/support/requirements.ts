import { JobRequirement, type Place, type Skill } from '../../src/domain/job-requirement.js';
import { type SkillKind } from '../../src/domain/job-terms.js';

/** A skill in a posting. */
export const skill = (name: string, kind: SkillKind = 'language', anyOf: string | null = null): Skill => ({
  name,
  kind,
  text: name,
  anyOf,
});

/** A place in a posting. */
export const place = (given: Partial<Place>): Place => ({
  text: given.city ?? '',
  city: null,
  region: null,
  country: null,
  ...given,
});

/** A requirement; fields that are not given are not stated in the posting. */
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
