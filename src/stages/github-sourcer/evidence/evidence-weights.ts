/**
 * What each sign of a skill is worth, and where it stops counting. All weights are 0 to 1 and mean: how sure would
 * this sign alone make us, were it fresh and plentiful. They were chosen so that authorship in the open proves a skill,
 * one small repository does not, and words never do; `npm run eval:source` and the specs hold them to it.
 */
export const EVIDENCE_WEIGHTS = {
  /** Months after which a sign is worth half. Three years: languages are not unlearnt faster, frameworks hardly slower. */
  halfLifeMonths: 36,
  /** Decayed weight below which a sign is not worth naming. */
  leastWeight: 0.01,
  /** Confidence below which a skill is not worth naming. */
  leastConfidence: 0.05,
  /** Signs named for a skill that the posting asks for; the confidence is computed from all of them. */
  mostEvidence: 6,
  /** Signs named for any other skill. A result is stored, sent and read: what nobody asked for is kept short. */
  mostOtherEvidence: 2,
  /** Skills named for one person, beside those that the posting asks for. */
  mostSkills: 12,

  /** Code of a language in a repository of one's own. */
  ownLanguage: {
    weight: 0.45,
    /** Bytes that are worth half of it: some 500 lines. */
    halfBytes: 15_000,
    /** Bytes of one repository beyond which nothing is added: one dump of code must not outweigh a career. */
    mostBytes: 300_000,
    /** Bytes below which a language is noise: a config file, a build script. */
    leastBytes: 1_000,
    /** Factor for a language that is not the main one of a repository that keeps others' code at its root. */
    vendoredFactor: 0.25,
  },
  /** A package that a manifest in a repository of one's own names. */
  ownDependency: {
    weight: 0.4,
    /** Factor for what is only needed to develop, test or build. */
    developmentFactor: 0.5,
    /** Packages a manifest may name at full worth; a list of hundreds says little about each. */
    fullWorthUpTo: 40,
  },
  /** A file at the root whose name shows a tool (a Dockerfile, a Helm chart). */
  rootFile: { weight: 0.25 },
  /** A topic that the owner has set. Anybody can set any. */
  ownTopic: { weight: 0.15 },
  /** A skill named in the description of a repository of one's own. */
  ownDescription: { weight: 0.08 },
  /** A skill named in the bio: the weakest sign of all. */
  profileText: { weight: 0.06 },
  /** Own code factor where commits of the last year were seen there: it is the owner's work, and it is fresh. */
  ownCommitsFactor: 1.25,

  /** Commits on the default branch of somebody else's repository: somebody let them in. */
  commitsToOthers: {
    weight: 0.65,
    /** Commits of the last year that are worth half of it. */
    halfCommits: 6,
  },
  /** Pull requests merged by somebody else: reviewed work, harder to fake than anything else here. */
  mergedPullRequests: {
    weight: 0.65,
    /** Merged pull requests that are worth half of it. */
    halfPullRequests: 3,
  },
  /** Which part of work in somebody else's repository a skill of that repository earns. */
  shareOfRepository: {
    /** The repository is the skill: work on Kubernetes itself. */
    itself: 1,
    /** Its main language. */
    primaryLanguage: 1,
    /** Any other language, times its share of the bytes; below the least share nothing. */
    otherLanguage: 1,
    leastLanguageShare: 0.1,
    /** A topic of it. Its owners chose it, not the candidate. */
    topic: 0.6,
    /** A package it needs to run; the candidate may never have touched that part. */
    dependency: 0.35,
    /** A package it needs for development only. */
    developmentDependency: 0.15,
    /** A skill named in its description. */
    description: 0.35,
  },

  /** What several signs of one skill in one repository may add up to, however many they are. */
  mostFromOwnRepository: 0.5,
  /** The same where the person's commits of the last year were seen there. */
  mostFromOwnRepositoryWithCommits: 0.62,
  /** The same for somebody else's repository. */
  mostFromOthersRepository: 0.8,
  /** What all words together (topics, descriptions, bio) may add up to. */
  mostFromWords: 0.3,
  /** Factor for a skill that follows from another, per step. */
  impliedFactor: 0.6,
  /** What an implied skill may reach by implication alone. */
  mostFromImplication: 0.5,
} as const;

/**
 * How much of its bytes a language's code is worth: what tools write or others made dominates these. GitHub counts
 * the outputs in a notebook as code; HTML is often generated documentation.
 */
export const LANGUAGE_BYTE_FACTORS: Readonly<Record<string, number>> = {
  'Jupyter Notebook': 0.05,
  HTML: 0.2,
  CSS: 0.4,
  PostScript: 0,
  Roff: 0.1,
  TeX: 0.3,
  'G-code': 0,
  SVG: 0,
  XSLT: 0.5,
};

/** Folders and files at a repository's root that hold others' code or what tools wrote. */
export const VENDORED_ROOT_ENTRIES: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'vendor',
  'vendors',
  'third_party',
  'thirdparty',
  '3rdparty',
  'external',
  'externals',
  'deps',
  'dist',
  'Pods',
  'Carthage',
  'generated',
  'venv',
  'site-packages',
]);

/** Files and folders at the root that show the use of a tool, by its name in the catalogue. */
export const ROOT_ENTRY_SKILLS: Readonly<Record<string, string>> = {
  Dockerfile: 'Docker',
  'docker-compose.yml': 'Docker Compose',
  'docker-compose.yaml': 'Docker Compose',
  'compose.yaml': 'Docker Compose',
  Jenkinsfile: 'Jenkins',
  '.gitlab-ci.yml': 'GitLab CI',
  '.circleci': 'CircleCI',
  'Chart.yaml': 'Helm',
  charts: 'Helm',
  'kustomization.yaml': 'Kustomize',
  k8s: 'Kubernetes',
  kubernetes: 'Kubernetes',
  'skaffold.yaml': 'Kubernetes',
  'ansible.cfg': 'Ansible',
  'main.tf': 'Terraform',
  terraform: 'Terraform',
  'Pulumi.yaml': 'Pulumi',
  'serverless.yml': 'Serverless Framework',
  'WORKSPACE.bazel': 'Bazel',
  'MODULE.bazel': 'Bazel',
  'CMakeLists.txt': 'CMake',
  'meson.build': 'Meson',
  'build.sbt': 'sbt',
  'foundry.toml': 'Foundry',
  'hardhat.config.js': 'Hardhat',
  'hardhat.config.ts': 'Hardhat',
  'angular.json': 'Angular',
  'next.config.js': 'Next.js',
  'nuxt.config.ts': 'Nuxt',
  'dbt_project.yml': 'dbt',
};
