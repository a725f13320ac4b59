/**
 * All numbers of the ranking. A number without a source was chosen by judgement; the scales, the
 * stack and the share of the words by comparing values with `npm run eval:rank` (figures in docs/ranking.md). A change here changes the hash
 * in `version.ts`, and with it the version that each result names.
 */
export const RANKING = {
  /** Default weights of the parts. */
  weights: { skillMatch: 40, experience: 20, activity: 20, domain: 20 },

  /** Candidates with a lower total are marked: almost nothing that the posting asks for was seen. */
  qualityBar: 30,

  /** How the words and languages of the posting are compared with a repository. */
  closeness: {
    /** Match at which closeness is one half, for a posting of usual length: a few rare words in common. */
    half: 2.2,
    /** Weight of all words of a posting of usual length, about 250 words. */
    usualWeight: 24,
    /** Exponent by which `half` grows with the length: a short posting has fewer words to have in common. */
    lengthPower: 0.4,
    /** Limits of `half`: for a single named skill, and for the longest postings. */
    leastHalf: 0.3,
    mostHalf: 2.5,
    /** Steepness of the curve: one or two words in common are chance, several are not. */
    steepness: 3,
    /**
     * Closeness of a repository in the right language without a word in common: the craft is still the requested one.
     */
    sameLanguage: 0.02,
    /** Factor for a technical concept in common, which says more than a single word. */
    conceptFactor: 1.25,
    /**
     * Factor for a package that the repository uses. It says less than the repository's own name, description and
     * topics.
     */
    dependencyFactor: 0.12,
    /** What a term that does not count takes away, for each unit of its weight. */
    exclusionFactor: 1,
    /** Factor for the words in the title of a merged pull request, for that piece of work only. */
    titleFactor: 0.5,
    /** The most that a title can add, in units of match: candidates type the titles themselves. */
    mostFromTitle: 0.6,
    /**
     * Exponent of what closeness lets a part earn. Repositories are hardly ever closer than 0.6; this spreads the scores
     * over the scale on which `qualityBar` lies, and changes hardly any order.
     */
    spread: 0.8,
    /** The largest nearness that the demanded stack alone gives. */
    mostFromStack: 0.4,
    /** Share of the demanded stack that gives it: nobody uses all that a posting lists in one repository. */
    fullStack: 0.6,
    /** One or two of many demanded libraries are chance. */
    stackPower: 2,
    /** A repository with this share of its code in a language counts as written in it. */
    fullLanguageShare: 0.5,
    /**
     * Exponent of a language's emphasis relative to the main language, so that the second language cannot replace the
     * first.
     */
    languagePower: 2,
    /**
     * Units of match for a language that hardly anybody else uses; less for common languages, in proportion to their
     * rarity.
     */
    rareLanguage: 0.6,
    /** Closeness that remains for work in other languages than the requested ones. */
    otherLanguages: 0.05,
    /** The same for the comparison with the field of work. */
    otherLanguagesInDomain: 0.05,
    /** Emphasis of a preferred language if the words of the posting do not show it. */
    preferredLanguage: 0.4,
    /** Weight of the words in the name of a required skill, beside the keywords of the posting. */
    requiredSkillName: 0.2,
    /** The same for a preferred skill. */
    preferredSkillName: 0.1,
    /** Weight of the words in the role's title, used if there are no keywords. */
    roleWords: 0.4,
    /** Weight of the word for the industry. */
    industry: 0.6,
    /** Weight of the concepts that belong to the role family. */
    familyConcept: 0.3,
    /** Most topics and packages that are read for one repository: longer lists are padding. */
    mostTopics: 20,
    mostDependencies: 200,
  },

  /** How many units a piece of work counts before the decay by age. One unit is one merged change of code. */
  work: {
    /**
     * Tests, documentation, continuous integration and examples: real work, but weak evidence of the requested craft.
     */
    minorTitle: 0.15,
    /** Changes that name no part of the code (the repository's root, a version bump): about half of them are chores. */
    vagueTitle: 0.5,
    /** Lists of links: editing them shows no skill in the listed subjects. */
    linkList: 0.02,
    /** Share of the year's commits that counts if no merged code of the last two years was seen in the repository. */
    commitsUnseen: 0.25,
    /** Share added for each merged change of code in the repository, up to 1. */
    commitsPerSeenChange: 0.1,
    /** A merged change says something about the year's commits if it is at most this many years old. */
    seenChangeYears: 2,
    /** Assumed mean age of the year's commits, in years. */
    meanAgeOfYear: 0.5,
    /** More commits in one repository and year than this do not count. */
    mostCommits: 2000,
    /** More commits per day than this, since the repository was created, were not written there and do not count. */
    mostCommitsPerDay: 20,
    /** Factor for commits to own repositories, which nobody else has reviewed. */
    ownCommitsFactor: 0.5,
    /**
     * Bytes of code that stand for one commit, to estimate the work in an own repository whose commits are not credited
     * to the person: some 40 lines. At most `mostPresumedCommits` are presumed for one repository.
     */
    bytesPerPresumedCommit: 1_500,
    mostPresumedCommits: 100,
    /** Factor for presumed commits: who made them cannot be confirmed. Less than for credited ones, so credit never costs. */
    presumedCommitFactor: 0.06,
    /** Exponent of the share of commits that other accounts did not make: a copy of their work stays worth little. */
    othersPower: 4,
    /** Units of an own repository whose commits were not read, last pushed more than a year ago. */
    ownRepository: 0.5,
    /** An own repository with this many bytes of code counts half. */
    ownRepositoryHalfBytes: 20_000,
    /** Merged pull requests that are loaded one by one. Each also represents an equal share of the older ones. */
    loadedPullRequests: 8,
    /** Factor for an older merged pull request that is known only by number. */
    olderFactor: 0.5,
    /** The older ones are assumed to be this many years older than the one that represents them. */
    olderYears: 1,
    /** Most older pull requests that one loaded pull request can represent. */
    mostOlder: 200,
    /** Limit, in Σ ln(1 + units), for the work in all own repositories together: anybody can create any number of them. */
    mostFromOwnRepositories: 4,
    /** The same limit for own repositories of whose commits nothing is known. */
    mostFromUnreadRepositories: 0.5,
    /** Assumed age in years if there is no date. */
    unknownAge: 3,
    /**
     * Dates up to this many days after the reference date are accepted because of time zones. Later dates are ignored.
     */
    futureDays: 2,
  },

  /** Age in years at which work counts half. */
  halfLife: {
    /** Skill: older work says less about today's practice (compare the evidence weights, with 36 months). */
    skill: 2,
    /** Experience: it lasts longer. */
    experience: 3,
    /** Activity: within the 12 months, the last ones count more, which shows the trend. */
    activity: 0.75,
    /** Field of work. */
    domain: 2,
  },

  /** Part "skill match". */
  skillMatch: {
    /** Share of the posting's own words; the rest is for the named skills. */
    wordsShare: 0.6,
    /** Work (Σ ln(1 + units)) at which a level of closeness reaches 63 %. */
    wordsScale: 3.6,
    /** Weight of a preferred skill; a required skill has 1. */
    preferred: 0.35,
    /** Weight of practices, methods and wide parent skills, which code does not show well. */
    vague: 0.25,
    /** Weight, beside other skills, of what GitHub cannot show: its absence must cost nobody points. */
    notObservable: 0,
    /** Share of a skill's evidence that counts in any repository; the rest counts by closeness to the posting. */
    anywhere: 0.3,
    /** Factor for skills that only the profile text names: they do not count. */
    profileText: 0,
    /** Factor for topics and descriptions, which anybody can set. */
    words: 0.5,
    /** A skill with at least this confidence counts as shown. */
    shown: 0.1,
    /** Most reasons that name skills. */
    reasons: 3,
  },

  /** Part "experience". */
  experience: {
    /** Work at which a level of closeness reaches 63 %, if the posting asks for a senior. */
    scale: 3.6,
    /** Factor of `scale` for each level. */
    seniorityFactor: {
      intern: 0.5,
      junior: 0.6,
      mid: 0.8,
      senior: 1,
      lead: 1.1,
      staff: 1.2,
      principal: 1.3,
      manager: 1,
    },
    /** Added to the factor for each requested year above five, subtracted below five, within the limits that follow. */
    perYear: 0.04,
    leastYearsFactor: 0.8,
    mostYearsFactor: 1.4,
    /** Share of the length (months with close work) in the score. */
    lengthShare: 0.25,
    /** Months, weighted by age, at which a level of closeness reaches 63 %. */
    lengthScale: 8,
    /** A year's commits count as one month for each `commitsPerMonth` commits, up to `mostMonthsOfYear`. */
    commitsPerMonth: 4,
    mostMonthsOfYear: 6,
    /** Reviews show responsibility: this many reviews are one unit of work. */
    reviewsPerUnit: 4,
  },

  /** Part "activity". */
  activity: {
    /** Work of the last 12 months at which a level of closeness has covered 63 % of the way from the base to 100. */
    scale: 7,
    /** Score without public work in 12 months. It is not 0, because private work is invisible. */
    base: 10,
  },

  /** Part "domain". */
  domain: {
    /** Work at which a level of closeness to the field reaches 63 %. */
    scale: 3.6,
  },

  /**
   * Points of the total that are taken away where the work is bound to a place (hybrid or on site). Small: among people
   * with about the same work, known to be there goes before unknown, and unknown before elsewhere.
   */
  place: { unknown: 2, elsewhere: 4 },

  /** Confidence in the score. */
  confidence: {
    /** Σ ln(1 + units) over all work at which the confidence reaches 63 %. */
    scale: 3,
    /** Factor if nothing public happened in 12 months. */
    silentFactor: 0.7,
    /** Factor if GitHub does not provide the counts of the year. */
    unknownFactor: 0.8,
  },

  /** Thresholds for reporting an unusual pattern. */
  anomalies: {
    /** Skills that the profile names without other evidence. */
    profileOnlySkills: 8,
    /** Stars of an own repository with hardly any work in it. */
    boughtStars: 1000,
    boughtStarsMostCommits: 20,
    boughtStarsMostDays: 120,
    /** Own repositories pushed within the year without a commit of the person. */
    paddedRepositories: 10,
    /** Merged pull requests to lists of links. */
    listPullRequests: 3,
    /** Commits in a year to own repositories; more than people write. */
    floodCommits: 5000,
  },

  /** The texts about a person. */
  report: {
    /** A repository with at least this closeness is called close. */
    close: 0.3,
    /** Most reasons for one part; the ledger has them all. */
    reasons: 4,
    strengths: 4,
    concerns: 4,
    /** A part with at least the first score is a strength, one below the second score is a concern. */
    strong: 60,
    weak: 25,
    /** With less confidence, a concern says that the score rests on little evidence. */
    unsure: 0.4,
  },
} as const;
