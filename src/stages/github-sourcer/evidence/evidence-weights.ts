/**
 * The value of each sign of a skill, and its limits. All weights are between 0 and 1: the confidence that this sign
 * alone would give if it were recent and plentiful. They were chosen by judgement, so that public authorship proves a
 * skill, one small repository does not, and words alone never do; `npm run eval:source` and the specs check this.
 */
export const EVIDENCE_WEIGHTS = {
  /**
   * A sign has half its weight after this many months. Three years, because languages and frameworks are forgotten
   * slowly.
   */
  halfLifeMonths: 36,
  /** Signs with a smaller decayed weight are not listed. */
  leastWeight: 0.01,
  /** Skills with a smaller confidence are not listed. */
  leastConfidence: 0.05,
  /** Signs listed for a skill that the posting asks for. The confidence is computed from all signs. */
  mostEvidence: 6,
  /**
   * Signs listed for any other skill. Results are stored, sent and read, so that skills that nobody asked for are kept
   * short.
   */
  mostOtherEvidence: 1,
  /** Skills listed for one person in addition to those that the posting asks for. */
  mostSkills: 12,

  /** Code of a language in the person's own repository. */
  ownLanguage: {
    weight: 0.45,
    /** Bytes at which the sign has half its weight: about 500 lines. */
    halfBytes: 15_000,
    /**
     * Further bytes of one repository add nothing, so that one large upload of code does not outweigh years of work.
     */
    mostBytes: 300_000,
    /** With fewer bytes a language is noise: a configuration file or a build script. */
    leastBytes: 1_000,
    /** Factor for a language that is not the main language of a repository with third-party code at its root. */
    vendoredFactor: 0.25,
  },
  /** A package that a manifest in the person's own repository names. */
  ownDependency: {
    weight: 0.4,
    /** Factor for packages that are needed only for development, tests or builds. */
    developmentFactor: 0.5,
    /** A manifest may name this many packages at full weight; a list of hundreds says little about each of them. */
    fullWorthUpTo: 40,
  },
  /** A file whose name shows a tool (a Dockerfile, a Helm chart, a workflow); see `knowledge/skills/observable/file-skills.ts`. */
  rootFile: { weight: 0.25 },
  /** A topic that the owner has set. Any owner can set any topic. */
  ownTopic: { weight: 0.15 },
  /** A skill named in the description of the person's own repository. */
  ownDescription: { weight: 0.08 },
  /** A skill named in the bio: the weakest sign of all. */
  profileText: { weight: 0.06 },
  /** How sure it is that the owner wrote the code of an own repository. */
  authorship: {
    /**
     * The share of a commit that counts for the owner if GitHub credits the commit to no account. Most such commits are
     * the owner's, made with another e-mail address, but nobody can tell.
     */
    unknownCommit: 0.6,
    /**
     * Commits credited to the owner at which half of the doubt is gone that commits of others leave: a person with 60
     * commits in a project of many wrote a part of it, and one commit in a copy is no work.
     */
    halfCommits: 20,
    /** Most that credited commits add to the weight of own code: it is the owner's work, and it is recent. */
    mostBonus: 0.25,
    /** Credited commits at which half of this is reached. There is no step between no commit and one commit. */
    bonusHalfCommits: 2,
  },

  /** Commits on the default branch of another owner's repository: a maintainer accepted them. */
  commitsToOthers: {
    weight: 0.65,
    /** Commits of the last year at which the sign has half its weight. */
    halfCommits: 6,
  },
  /** Pull requests that somebody else merged: reviewed work, the hardest sign to fake. */
  mergedPullRequests: {
    weight: 0.65,
    /** Merged pull requests at which the sign has half its weight. */
    halfPullRequests: 3,
  },
  /** The share of the weight that a skill of another owner's repository receives for work there. */
  shareOfRepository: {
    /** The repository is the skill itself: work on Kubernetes. */
    itself: 1,
    /** The main language of the repository. */
    primaryLanguage: 1,
    /** Any other language, multiplied by its share of the bytes; nothing below `leastLanguageShare`. */
    otherLanguage: 1,
    leastLanguageShare: 0.1,
    /** A topic of the repository. Its owners chose the topic, not the candidate. */
    topic: 0.6,
    /** A package that the repository needs to run; the candidate may never have worked on that part. */
    dependency: 0.35,
    /** A package that the repository needs for development only. */
    developmentDependency: 0.15,
    /** A skill named in the description of the repository. */
    description: 0.35,
    /** A tool or practice that the names of files show. Whoever set it up, the candidate's work passed through it. */
    file: 0.2,
  },

  /** Most that all signs of one skill in one own repository without credited commits may add up to. */
  mostFromOwnRepository: 0.5,
  /** Most that this limit grows to with the number of commits that are credited to the person. */
  mostFromOwnRepositoryWithCommits: 0.62,
  /** The same for another owner's repository. */
  mostFromOthersRepository: 0.8,
  /** Most that all words together (topics, descriptions, bio) may add up to. */
  mostFromWords: 0.3,
  /** Factor for each step from one skill to a skill that it implies. */
  impliedFactor: 0.6,
  /** Highest confidence that implication alone may give. */
  mostFromImplication: 0.5,
} as const;

/**
 * Factors for the bytes of languages that tools or other people mostly write. GitHub counts the outputs in a notebook
 * as code; HTML is often generated documentation.
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

/** Folders and files at the root of a repository that contain third-party or generated code. */
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
