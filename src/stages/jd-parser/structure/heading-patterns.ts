import { type SectionKind } from './section-kinds.js';

/**
 * Everyday wordings of headings, as patterns of the folded heading (lower case, no signs). Each covers the whole
 * heading. They go before the phrases of headings.json: "in this position you'll get to" is not about benefits.
 */
const PATTERNS: readonly (readonly [SectionKind, RegExp])[] = [
  ['preferred', /^(?:should|could|would|wish|wishes|should haves?|could haves?|would haves?)$/],
  [
    'preferred',
    /^(?:you )?(?:will |ll |youll )?(?:earn|get|win|score|collect|gain)(?: \w+){0,3} (?:points|creds?|credit|kudos|karma)(?: \w+){0,8}$/,
  ],
  ['preferred', /^(?:\w+ ){0,4}(?:kudos|karma|brownie points|bonus points|extra points|plus points)(?: \w+){0,8}$/],
  ['preferred', /^(?:wants?|want to haves?|added value|adds value|negotiables?|matters less|desirable criteria)$/],
  ['preferred', /^(?:\w+ ){0,2}(?:what |this |that )?(?:would |will )?makes? (?:us|me|our day)(?: \w+){0,2}$/],
  [
    'preferred',
    /^(?:we|wed|what we|what wed)(?: would)? (?:also )?(?:be |are )?(?:welcome|thrilled|delighted|happy|glad|pleased|excited|impressed)(?: \w+){0,4}$/,
  ],
  [
    'preferred',
    /^(?:background|experience|skills?|knowledge|things|tools)(?: \w+){0,2} (?:helps?(?! you)|(?:we )?would (?:help|love|like)|would be (?:nice|good|great)|wed (?:love|like))(?: \w+){0,3}$/,
  ],
  ['preferred', /^tick (?:some|any|one|a few)(?: \w+){0,6}$/],
  ['preferred', /^cherry on(?: \w+){1,2}$/],
  [
    'preferred',
    /^(?:soft (?:requirements?|criteria)|on top|(?:should|may|might|could|can) (?:also )?(?:know|have|bring)(?: \w+){0,2})$/,
  ],
  ['preferred', /^(?!.*\bnot\b)(?:\w+ ){0,4}(?:possibly|perhaps|maybe|optionally)(?: \w+){0,4}$/],
  ['preferred', /^(?:\w+ ){0,10}(?:top of (?:the|our) (?:pile|list|stack)|extra respect|even better|all the better)$/],
  ['preferred', /^(?:\w+ ){0,5}(?:pick up|learn|grow into)(?: \w+){0,2} (?:here|with us|on the job|from us)$/],
  ['preferred', /^not (?:a |an )?(?:show ?stopper|deal ?breaker|blocker|problem|obstacle)(?: \w+){0,4}$/],
  [
    'preferred',
    /^(?:useful|glad to see|non essentials?|occasional(?: tools)?|(?:our |the )?wish list is(?: \w+){0,3})$/,
  ],
  [
    'preferred',
    /^(?!.*\bnot\b)(?:candidates?|applicants?|what we|the person)(?: \w+){0,2} (?:may|might|could)(?: \w+){0,5}$/,
  ],
  [
    'preferred',
    /^(?:to be |will be )?(?:developed|learned|learnt|acquired) (?:during|in|within|over|on)(?: \w+){0,4}$/,
  ],
  ['preferred', /^(?:youre |you are )?curious about(?: \w+){0,4}$/],
  ['preferred', /^your edge(?: \w+){0,3}$/],
  ['negated', /^(?:unimportant|leave at home|(?:our )?no list)$/],
  ['preferred', /^we hope (?:for|to see)(?: \w+){0,2}$/],
  ['preferred', /^we (?:would love|d love|dream of)(?: \w+){0,4}$/],
  [
    'negated',
    /^(?:off topic|not our thing|we can (?:happily |easily )?live without(?: \w+){0,2}|(?:you )?need not(?: \w+){1,3})$/,
  ],
  [
    'negated',
    /^(?:what|things|skills) you (?:\w+ly )?(?:do not|dont) (?:\w+ly )?(?:need|have to know|need to know)(?: \w+){0,3}$/,
  ],
  [
    'negated',
    /^(?:(?:background|experience|skills?|knowledge|things|tools|what)(?: \w+){0,2} )?(?:we|you) (?:do not|dont) (?:need|require|want|look for|expect|care about)(?: \w+){0,4}$/,
  ],
  ['negated', /^(?:irrelevant|not relevant|does not matter|doesnt matter|do not matter|dont matter)(?: \w+){0,3}$/],
  ['negated', /^who (?:does not|doesnt|will not|wont|would not|wouldnt) (?:fit|enjoy|like)(?: \w+){0,3}$/],
  [
    'negated',
    /^(?:\w+ ){0,3}(?:not a (?:good )?fit|poor fit|bad fit|not for you|wrong (?:role|job|place))(?: \w+){0,6}$/,
  ],
  [
    'negated',
    /^(?:you should not|you shouldnt|do not|dont|please dont|who should not|who shouldnt|who need not) (?:apply|join)(?: \w+){0,3}$/,
  ],
  [
    'requirements',
    /^(?:you should |you could |you can |you may |please |so )?(?:apply|join us|join|reach out|write to us|talk to us)(?: \w+){0,2} if(?: \w+){0,4}$/,
  ],
  ['requirements', /^(?:\w+ ){0,5}(?:right |a fit |perfect |great |made |ideal )?for you if(?: \w+){0,4}$/],
  [
    'requirements',
    /^(?:youre|you are|you might be|you may be|you will be|youll be|we should talk)(?: \w+){0,7} if(?: \w+){0,4}$/,
  ],
  ['requirements', /^(?:who|you) (?:should|can|could|may) apply$/],
  ['requirements', /^(?:needs?|need to haves?|non negotiables?|minimum|who fits|what matters(?: \w+){0,6})$/],
  [
    'requirements',
    /^(?:what|all) (?:the|this|our) (?:job|role|work|position|team) (?:needs|takes|requires|asks for)(?: \w+){0,3}$/,
  ],
  [
    'requirements',
    /^(?:core|basics|essentials|what you (?:\w+ly )?(?:bring|have|know|need)|here is what we ask(?: \w+){0,5})$/,
  ],
  ['requirements', /^(?:things|topics|areas|tools) you (?:should|must|need to|have to)(?: \w+){1,5}$/],
  ['requirements', /^(?:we|what we) (?:would like|want|need|expect|ask) (?:you to|from you|of you)(?: \w+){0,3}$/],
  [
    'requirements',
    /^if (?:this|that|these|the following)(?: \w+){0,2} (?:sounds?|looks?|describes?|feels?)(?: \w+){0,6}$/,
  ],
  ['requirements', /^tick (?:most|all|many)(?: \w+){0,6}$/],
  [
    'requirements',
    /^(?:your |technical |key |core )?(?:background|skills?|knowledge|qualifications|expertise)(?!.*\b(?:plus|bonus|nice|desirable|preferred|optional|advantage\w*|beneficial|welcome|asset|good to have|not|development)\b) (?:we|you|that|which|expected|needed|required|wanted|of|for|in|from|the)(?: \w+){1,6}$/,
  ],
  ['requirements', /^to (?:\w+ ){1,4}(?:job|role|position|work|team|us)(?: \w+){0,2} you(?: \w+){1,8}$/],
  [
    'requirements',
    /^(?:additional|other|further) (?:\w+ ){0,2}(?:skills?|experience|requirements?|qualifications?|knowledge)(?: (?:and |or )?\w+){0,2}$/,
  ],
  [
    'duties',
    /^(?:in|with|on) (?:this|your|the) (?:new )?(?:position|role|job|team)(?: \w+){0,3} you(?:ll)?(?: \w+){0,5}$/,
  ],
  ['duties', /^as (?:a|an|our|the)(?: \w+){1,7} you(?:ll)?(?: \w+){0,5}$/],
  [
    'duties',
    /^(?:what|how) (?:your|the|this|a typical) (?:new )?(?:role|job|position|day|days|work|week|tasks?)(?: \w+){1,5}$/,
  ],
  ['role', /^join us as(?: \w+){1,8}$/],
  [
    'stack',
    /^(?:the |our |core |main |key |current |primary |some of the |\w+ ){0,2}(?:technologies|technology|tools|tech|languages|frameworks|tech stack|stack)(?: \w+){0,2} (?:used|involved|in use|we use|we are using|you use|youll use|you will use|you will see|youll see|youll touch)(?: \w+){0,6}$/,
  ],
];

/** Returns what an everyday wording announces, or undefined. */
export function readHeadingPattern(folded: string): SectionKind | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(folded))?.[0];
}
