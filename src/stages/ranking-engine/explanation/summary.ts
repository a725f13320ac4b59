import { SCORE_PARTS, type MatchedSkill, type ScoreBreakdown, type ScorePart } from '../../../domain/ranking.js';
import { RANKING } from '../constants.js';
import { compareText, round } from '../numbers.js';
import { type ScorerInput } from '../scorers/scorer.js';
import { type SkillAnswer } from '../scorers/skill-proof.js';

const rules = RANKING.report;

/** Skills of the posting that the person has shown: required ones first, then the most certain. */
export function matchedSkills(answers: readonly SkillAnswer[]): MatchedSkill[] {
  const matched: MatchedSkill[] = [];
  for (const { wanted, proof } of answers) {
    if (proof === null || proof.confidence.value < RANKING.skillMatch.shown) continue;
    matched.push({
      name: proof.name,
      confidence: round(proof.confidence.value, 3),
      required: wanted.required,
      url: proof.best?.source.url ?? null,
    });
  }
  return matched.sort((a, b) => b.confidence - a.confidence || compareText(a.name, b.name));
}

/** Required skills that were not seen. Alternatives are named together. */
export function missingSkills(answers: readonly SkillAnswer[]): string[] {
  const missing: string[] = [];
  for (const { wanted, proof } of answers) {
    if (wanted.required && (proof === null || proof.confidence.value < RANKING.skillMatch.shown))
      missing.push(wanted.names.join(' or '));
  }
  return missing.sort(compareText);
}

const STRONG: Record<ScorePart, string> = {
  skillMatch: 'Has shown most of what the posting asks for',
  experience: 'Has much dated public work close to the posting',
  activity: 'Is active in close projects now',
  domain: "Works in the posting's field",
};
const WEAK: Record<ScorePart, string> = {
  skillMatch: 'Little of what the posting asks for was seen',
  experience: 'Little dated public work close to the posting was seen',
  activity: 'Little close public work in the last 12 months; private work cannot be seen',
  domain: 'The projects seen are of another field',
};

type Place = NonNullable<ScorerInput['subject']['place']>;

/** Whether the person's place lies within a place of the posting; null if one of the two is unknown. */
function isInPlace({ subject, profile }: ScorerInput): boolean | null {
  const { place } = subject;
  const wanted = profile.locations.filter(
    ({ country, city, region }) => country !== null || city !== null || region !== null,
  );
  if (place === null || wanted.length === 0 || place.country === null || wanted.some(({ country }) => country === null))
    return null;
  const same = (key: keyof Place, other: Place): boolean =>
    other[key] === null || place[key] === null || place[key] === other[key];
  return wanted.some((other) => place.country === other.country && same('city', other));
}

function leading(breakdown: ScoreBreakdown, parts: readonly ScorePart[]): string[] {
  return parts.flatMap((part) => {
    const { weight, score, reasons } = breakdown[part];
    return weight > 0 && score >= rules.strong ? [`${STRONG[part]}${reasons[0] ? `. ${reasons[0].text}` : ''}`] : [];
  });
}

/** Strengths of the person, strongest part first. */
export function strengths(breakdown: ScoreBreakdown, input: ScorerInput): string[] {
  const parts = SCORE_PARTS.toSorted((a, b) => breakdown[b].score - breakdown[a].score);
  const place = isInPlace(input) === true ? ['Is where the posting asks for, by the profile'] : [];
  return [...leading(breakdown, parts), ...place].slice(0, rules.strengths);
}

/** What to ask the person about. */
export function concerns(
  breakdown: ScoreBreakdown,
  missing: readonly string[],
  confidence: number,
  input: ScorerInput,
): string[] {
  const weak = SCORE_PARTS.filter((part) => breakdown[part].weight > 0 && breakdown[part].score < rules.weak).map(
    (part) => WEAK[part],
  );
  const notSeen =
    missing.length > 0
      ? [
          `Not seen: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}. Silence on GitHub is not lack of skill`,
        ]
      : [];
  const unsure = confidence < 0.4 ? ['The score rests on little evidence'] : [];
  const elsewhere =
    isInPlace(input) === false
      ? ['Seems to be elsewhere than the posting asks for; the score takes no account of it']
      : [];
  return [...elsewhere, ...weak, ...notSeen, ...unsure].slice(0, rules.concerns);
}
