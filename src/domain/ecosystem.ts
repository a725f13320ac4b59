/** Package ecosystems whose manifests are read. A dependency is written `ecosystem:name`, e.g. `npm:react`. */
export const ECOSYSTEMS = [
  'npm',
  'pypi',
  'crates',
  'go',
  'maven',
  'rubygems',
  'packagist',
  'nuget',
  'hex',
  'swift',
  'pub',
] as const;
export type Ecosystem = (typeof ECOSYSTEMS)[number];
