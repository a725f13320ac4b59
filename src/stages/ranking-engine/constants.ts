/**
 * Every number that the ranking rests on. Where no source is named, the number is a judgement, checked by
 * `npm run eval:rank`: the result hardly moves when it is halved or doubled (docs/ranking.md has the figures).
 * A change here changes the hash in `version.ts`, and with it the version that each result names.
 */
export const RANKING = {
  /** Shares of the total unless the request gives others. */
  weights: { skillMatch: 40, experience: 20, activity: 20, domain: 20 },

  /** Totals below this are marked: next to nothing that was asked for is to be seen. */
  qualityBar: 30,

  /** How the posting's words and languages are compared with a repository. */
  closeness: {
    /** Match at which half of the closeness is reached, for a posting of usual length: a handful of rare words in common. */
    half: 2.2,
    /** Weight of all words of a posting of usual length, some 250 words. */
    usualWeight: 24,
    /** How the half goes with the length: a short posting has fewer words to have in common. */
    lengthPower: 0.4,
    /** Bounds of the half, for a single named skill and for the longest postings. */
    leastHalf: 0.3,
    mostHalf: 2.5,
    /** Steepness: a word or two in common is chance, several are not. */
    steepness: 3,
    /** Left of a repository in the right language without a word in common: it is still the craft that is asked for. */
    sameLanguage: 0.02,
    /** A whole technical concept in common tells more than a single word. */
    conceptFactor: 1.25,
    /** A package that the repository builds on says less than its own name, description and topics. */
    dependencyFactor: 0.12,
    /** What the posting says does not count takes this much away for each unit of weight. */
    exclusionFactor: 1,
    /** Words of the title of a merged pull request, for that piece of work. */
    titleFactor: 0.5,
    /** Most that a title adds, in units of match: titles are typed by the candidate. */
    mostFromTitle: 0.6,
    /** A demanded skill that the person has shown in the repository, by the knowledge base rather than by its words. */
    requiredSkill: 0.1,
    /** The same for a skill that the posting would like. */
    preferredSkill: 0.03,
    /** Most that shown skills add, in units of match. */
    mostFromSkills: 0.5,
    /** Share of a repository's code from which it counts as written in a language. */
    fullLanguageShare: 0.5,
    /** The emphasis of a language, relative to the main one, to this power: the second language does not stand for the first. */
    languagePower: 2,
    /** Units of match for a language that hardly anybody else writes in; in proportion to its rarity for others. */
    rareLanguage: 0.6,
    /** Closeness kept by work in other languages than those asked for. */
    otherLanguages: 0.05,
    /** The same where the field of work is compared. */
    otherLanguagesInDomain: 0.05,
    /** Emphasis of a liked language where the posting's words do not tell. */
    preferredLanguage: 0.4,
    /** Weight of the words of a demanded skill's name, next to the posting's own keywords. */
    requiredSkillName: 0.2,
    /** The same for a liked skill. */
    preferredSkillName: 0.1,
    /** Weight of the words of the role's title where no keywords were given. */
    roleWords: 0.4,
    /** Weight of the industry's word. */
    industry: 0.6,
    /** Weight of the concepts that belong to the role family. */
    familyConcept: 0.3,
    /** Topics and packages read for one repository: lists longer than that are padding. */
    mostTopics: 20,
    mostDependencies: 200,
  },

  /** What a piece of work counts, before its age. One unit is one merged change of code. */
  work: {
    /** Tests, documentation, continuous integration and examples: work, but little proof of the craft asked for. */
    minorTitle: 0.15,
    /** Work that names no part (the repository's root, a version bump): half of it is chores. */
    vagueTitle: 0.5,
    /** Lists of links: editing them shows no skill in what they list. */
    linkList: 0.02,
    /** Part of the year's commits that counts where no merged code of the last two years was seen there. */
    commitsUnseen: 0.25,
    /** Part added for each merged change of code seen there, up to the whole. */
    commitsPerSeenChange: 0.1,
    /** Years in which a merged change speaks for the kind of the year's commits. */
    seenChangeYears: 2,
    /** The year's commits are taken to be this old on the mean, in years. */
    meanAgeOfYear: 0.5,
    /** Commits of a year in one repository beyond which nothing is added. */
    mostCommits: 2000,
    /** Commits a day, since the repository was made, beyond which they were not made there. */
    mostCommitsPerDay: 20,
    /** Commits to one's own repository were let in by nobody else. */
    ownCommitsFactor: 0.5,
    /** A repository of one's own without a count of commits, last pushed more than a year ago. */
    ownRepository: 0.5,
    /** Bytes of code at which an own repository counts half. */
    ownRepositoryHalfBytes: 20_000,
    /** Merged pull requests that are loaded one by one; each stands for as many of the older ones as there are. */
    loadedPullRequests: 8,
    /** What an older merged pull request counts, known by number only. */
    olderFactor: 0.5,
    /** Years by which the older ones lie before the one that stands for them. */
    olderYears: 1,
    /** Older pull requests that each loaded one can stand for. */
    mostOlder: 200,
    /** Bound, in closeness-weighted work, of what was done in all own repositories together: any number of them can be made. */
    mostFromOwnRepositories: 4,
    /** The same for their mere being there. */
    mostFromMereOwnRepositories: 0.5,
    /** Age in years of what has no date. */
    unknownAge: 3,
    /** Days after the reference date up to which a date is taken as a matter of time zones; later ones are no dates. */
    futureDays: 2,
  },

  /** Years after which work counts half. */
  halfLife: {
    /** Skill: what was done three years ago is half as telling about today's practice (cf. evidence weights, 36 months). */
    skill: 2,
    /** Experience lasts longer. */
    experience: 3,
    /** Activity: within the 12 months, the last ones tell more, which is the trend. */
    activity: 0.75,
    /** Field of work. */
    domain: 2,
  },

  /** Part "skill match". */
  skillMatch: {
    /** Share of the posting's own words; the rest is the named skills. */
    wordsShare: 0.75,
    /** Closeness-weighted work (Σ closeness · ln(1 + units)) at which 63 % is reached. */
    wordsScale: 1.8,
    /** What a liked skill weighs against a demanded one. */
    preferred: 0.35,
    /** What practices, methods and wide parents weigh: code does not show them well. */
    vague: 0.25,
    /** Part of a skill's evidence that counts wherever it was shown; the rest counts by closeness to the posting. */
    anywhere: 0.3,
    /** Factor for what was only typed into a profile: nothing. */
    profileText: 0,
    /** Factor for topics and descriptions, which anybody can set. */
    words: 0.5,
    /** Confidence from which a skill counts as shown. */
    shown: 0.1,
    /** Reasons that name skills. */
    reasons: 3,
  },

  /** Part "experience". */
  experience: {
    /** Closeness-weighted work at which 63 % is reached, where a senior is asked for. */
    scale: 1.8,
    /** The same in proportion for other levels. */
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
    /** Factor for each year asked for above or below five, within the bounds below. */
    perYear: 0.04,
    leastYearsFactor: 0.8,
    mostYearsFactor: 1.4,
    /** Share of the length: months in which close work was seen. */
    lengthShare: 0.25,
    /** Months, weighted by closeness and age, at which 63 % is reached. */
    lengthScale: 4,
    /** Months that a year's commits are taken to stand for: one for each so many commits, up to the most. */
    commitsPerMonth: 4,
    mostMonthsOfYear: 6,
    /** Reviews count as responsibility: so many reviews are one unit of work. */
    reviewsPerUnit: 4,
  },

  /** Part "activity". */
  activity: {
    /** Closeness-weighted work of the last 12 months at which 63 % of what is above the base is reached. */
    scale: 2.5,
    /** Score without any public work in 12 months: private work is invisible, so silence is not nought. */
    base: 10,
  },

  /** Part "domain". */
  domain: {
    /** Work close to the field at which 63 % is reached. */
    scale: 1.8,
  },

  /** Confidence in the whole. */
  confidence: {
    /** Σ ln(1 + units) over all work at which 63 % is reached. */
    scale: 3,
    /** Left where nothing public happened in 12 months. */
    silentFactor: 0.7,
    /** Left where GitHub would not give the year's counts. */
    unknownFactor: 0.8,
  },

  /** When a pattern is plain enough to say so. */
  anomalies: {
    /** Skills named in the profile without any other evidence. */
    profileOnlySkills: 8,
    /** Stars of an own repository with hardly any work behind them. */
    boughtStars: 1000,
    boughtStarsMostCommits: 20,
    boughtStarsMostDays: 120,
    /** Own repositories pushed within the year without an own commit. */
    paddedRepositories: 10,
    /** Merged pull requests to lists of links. */
    listPullRequests: 3,
    /** Commits a year to own repositories beyond what people write. */
    floodCommits: 5000,
  },

  /** What is said about a person. */
  report: {
    /** Closeness from which a repository is called close. */
    close: 0.3,
    reasons: 5,
    strengths: 4,
    concerns: 4,
    /** Part score from which it is a strength, and below which it is a concern. */
    strong: 60,
    weak: 25,
  },
} as const;
