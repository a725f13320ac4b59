/** Words of equal-opportunity and privacy statements. */
const WORDS =
  /\b(?:race|religion|religious|gender identity|gender|sexual orientation|national origin|disabilit(?:y|ies)|veterans?|marital status|ethnicity|pregnancy|creed|citizenship status|equal(?: employment)? opportunit(?:y|ies)|affirmative action|reasonable accommodations?|discriminat\w{1,6}|protected characteristics?|protected by law|accommodations?|neurodiversity|background checks?|e-verify|personal data|privacy (?:policy|notice)|age|colou?r|sex)\b/gi;
/** This many different words make a statement. */
const MIN_WORDS = 3;

/** Whether the text is an equal-opportunity or privacy statement, which never asks for skills. */
export function isLegalNotice(text: string): boolean {
  const words = new Set(text.match(WORDS)?.map((word) => word.toLowerCase()));
  return words.size >= MIN_WORDS;
}
