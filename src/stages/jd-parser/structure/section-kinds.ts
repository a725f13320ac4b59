/** The parts of a posting by subject. */
export const SECTION_KINDS = [
  'header',
  'intro',
  'role',
  'duties',
  'requirements',
  'preferred',
  'negated',
  'stack',
  'company',
  'benefits',
  'salary',
  'location',
  'process',
  'legal',
  'other',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];
