/** "We are leaders in …", "Our product …", "There is a need to …": the employer speaks of itself or of its market. */
const EMPLOYER: readonly RegExp[] = [
  /^\W{0,4}we\b(?!(?:'re| are|'ve| have|'d|'ll| will)?(?: \w{1,12}ly| also| now| always)? (?:be\b|happy|glad|delighted|thrilled|looking|seek|search|hiring|hire|recruit|after\b|in need|interested|look|want|need|require|expect|would|hope|ask|value|prefer|appreciate|welcome|like|love|use|using|work|writ|run|code|build|rely|deploy|host|mov|switch|migrat|rewr|adopt|chose|standardi|do\b|don't|never))/i,
  /^\W{0,4}our (?!(?:\w+ )?(?:stack|tech|back|front|code|infra|services|tools|ideal|candidate|requirement|expectation|environment|team uses|application|apps?\b|systems?\b))/i,
  /^\W{0,4}there(?:'s| is| are)\b/i,
  /^\W{0,4}the (?:\w+[- ]){0,2}(?:goal|idea|vision|mission|ambition|aim) (?:is|was|of|behind)\b/i,
];
/** After the employer's name: it looks for somebody, or says what it works with. */
const HIRES_OR_USES =
  /^(?:'s)? (?:is |are |has |have )?(?:now |currently |also |mainly |primarily )?(?:looking|seeking|seeks|searching|hiring|recruiting|needs?\b|wants?\b|requires?\b|expects?\b|uses?\b|using|utili[sz]es|runs on|relies|built with|works with|stack|tech)/i;
const LONGEST_OPENING = 120;

/**
 * Whether a sentence has the employer as its subject and tells of what it is, does or sells: "Acme builds …", "We are
 * leaders in …". A sentence in which the employer looks for somebody or names its tools is no such sentence.
 */
export function tellsOfEmployer(sentence: string, company: string | null): boolean {
  const opening = sentence.slice(0, LONGEST_OPENING);
  if (EMPLOYER.some((pattern) => pattern.test(opening))) return true;
  return (
    company !== null &&
    opening.startsWith(`${company} `) &&
    /^ (?:\p{Ll})/u.test(opening.slice(company.length)) &&
    !HIRES_OR_USES.test(opening.slice(company.length))
  );
}
