/** What sort of thing a skill is. */
export const SKILL_KINDS = [
  'language',
  'framework',
  'library',
  'database',
  'messaging',
  'cloud',
  'cloud-service',
  'tool',
  'platform',
  'operating-system',
  'protocol',
  'standard',
  'practice',
  'method',
  'field',
  'certification',
  'unknown',
] as const;
export type SkillKind = (typeof SKILL_KINDS)[number];

/** Families of work; the main work of the posting decides. */
export const ROLE_FAMILIES = [
  'backend',
  'frontend',
  'fullstack',
  'mobile',
  'devops',
  'data-engineering',
  'data-science',
  'machine-learning',
  'database',
  'security',
  'qa',
  'embedded',
  'systems',
  'game',
  'blockchain',
  'management',
] as const;
export type RoleFamily = (typeof ROLE_FAMILIES)[number];

/** From the least to the most senior; `manager` manages people. */
export const SENIORITIES = ['intern', 'junior', 'mid', 'senior', 'lead', 'staff', 'principal', 'manager'] as const;
export type Seniority = (typeof SENIORITIES)[number];

export const REMOTE_MODES = ['remote', 'hybrid', 'onsite'] as const;
export type RemoteMode = (typeof REMOTE_MODES)[number];

export const EMPLOYMENT_TYPES = ['full-time', 'part-time', 'contract', 'internship'] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const SALARY_PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type SalaryPeriod = (typeof SALARY_PERIODS)[number];

/** Where a skill of a requirement comes from. */
export const SKILL_SOURCES = ['posting', 'team'] as const;
export type SkillSource = (typeof SKILL_SOURCES)[number];
