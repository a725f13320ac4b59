/** Sentences that speak to whoever reads the posting for somebody else, a program above all, and not to the one who applies. */
const ORDERS =
  /\b(?:(?:ignore|disregard|forget|override|bypass) (?:\w+ ){0,3}(?:above|previous|prior|earlier|instructions?|rules|everything|preceding)|system prompt|you are now (?:a|an|in)\b|(?:as|you are) an? (?:ai|language model|assistant|llm)\b|respond (?:only )?with|answer (?:only )?with|output (?:only|exactly|the following)|(?:dear|note to|attention|instructions? (?:to|for)) (?:the )?(?:ai|llm|parser|bot|model|assistant|machine)\b|INST\b|(?:screening|ranking|parsing|matching) (?:tools?|engines?|systems?|software|models?) (?:must|should|shall|will))|im_(?:start|end)\||^(?:system|assistant|developer message|end of (?:posting|profile|job description))(?: ?:|\.)/i;

/** An attempt to steer the reading: it asks nothing of the one who applies, whatever it names. */
export function isOrderToReader(text: string): boolean {
  return ORDERS.test(text);
}
