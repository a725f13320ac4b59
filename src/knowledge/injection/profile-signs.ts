import { hasWordPair, type WordPair } from '../text/word-pairs.js';

/** Invisible characters. Nobody needs them to describe their skills. */
const HIDDEN = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Marks of prompts, code and markup, with which a text can try to act as more than a text. */
const MARKUP =
  /<\||\|>|\[\/?(?:inst|system)|^#{2,}\s|```|\{\{|"(?:score|confidence|rank)"\s*:|--!?>|\\u[0-9a-f]{4}|&#x?[0-9a-f]+;/im;
const TAG_OPENING = /<\/?[a-z!]/i;
const JSON_WORD = /\bjson\b/i;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** Words that address a reader: a machine, or its role. */
const ADDRESSEE =
  /\b(?:system|assistant|developer|user|admin(?:istrator)?)\s*(?:(?:prompt|message|note|override|instructions?)\s*)?[:>\]]|\b(?:dear|hey|hi|hello|attention|note to|to (?:the|any|all))\s+(?:\w+\s+){0,3}(?:ai|llm|gpt|model|bot|agent|recruiter|recruiters|reviewer|parser|screen(?:er|ing)|sourcer|ranker|evaluator|system)s?\b/i;
/** Words that demand something from the reader. */
const DEMAND =
  /\b(?:you|u) (?:must|shall)\b|\b(?:new|updated|real|secret|hidden) (?:instructions?|system prompt|rules?|task)\b|\bend of (?:prompt|instructions?|profile|text|input)\b|\bprompt injection\b|\bjailbreak\b|\bconfidence\s*[:=]|\bscore\s*[:=]|\brank\s*[:=#]/i;
/** Pairs of words that together, with a short distance, tell a reader or a machine what to do. */
const PAIRS: readonly WordPair[] = [
  {
    first:
      /\b(?:ai|llm|language model|chatgpt|gpt-?\d?|claude|gemini|copilot|automated (?:system|recruiter)|screening (?:tool|system|bot)|ranking (?:engine|system|algorithm))\b/gi,
    distance: 40,
    second: /\b(?:must|should|shall|please|reading|note|rank|score|rate|ignore)\b/i,
  },
  {
    first: /\b(?:ignore|disregard|forget|override|bypass|skip|discard)\b/gi,
    distance: 40,
    second:
      /\b(?:previous|prior|above|earlier|all|any|every|other|the|your|these|instructions?|rules?|prompts?|guidelines?|candidates?)\b/i,
  },
  {
    first:
      /\b(?:rank|rate|score|grade|select|choose|recommend|shortlist|prefer|boost|place|put|list|treat|mark|consider|classify|set|assign|give|output|return|respond|reply|print|say|write|report|answer|assume|pretend|act as|increase|raise|hire)\b/gi,
    distance: 50,
    second:
      /\b(?:me|this|him|her|them|candidate|profile|user|person|applicant|first|top|highest|best|maximum|max|100|10\/10|1\.0|confidence|score|rank|ranking|match|perfect|expert|senior|proven|verified|true)\b/i,
  },
];
/** Long sequences without a space: encoded text. */
const ENCODED = /[A-Za-z0-9+/=]{40,}|(?:%[0-9a-f]{2}){4,}|(?:\\x[0-9a-f]{2}){3,}/i;

/** Whether a profile text addresses its reader, demands something from a machine, or hides something. */
export function hasProfileSign(text: string): boolean {
  return (
    [HIDDEN, MARKUP, ADDRESSEE, DEMAND, ENCODED].some((pattern) => pattern.test(text)) ||
    hasTag(text) ||
    text.split(LINE_BREAK).some(announcesJson) ||
    PAIRS.some((pair) => hasWordPair(text, pair))
  );
}

/** Detects `<a>`, `</p>`, `<!-- -->`. If the first opening has no closing after it, no later opening has one. */
function hasTag(text: string): boolean {
  const opening = text.search(TAG_OPENING);
  return opening >= 0 && text.includes('>', opening + 2);
}

/** Detects `JSON: {`. */
function announcesJson(line: string): boolean {
  const word = line.search(JSON_WORD);
  return word >= 0 && line.includes('{', word);
}
