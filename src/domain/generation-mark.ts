import { type GenerationMark, type OutreachMessage } from './outreach.js';

const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** The machine-readable mark of a message, for exports and systems that pass the text on (EU AI Act, article 50). */
export function generationMark({
  generatedBy,
  generatedAt,
  isEdited,
}: Pick<OutreachMessage, 'generatedBy' | 'generatedAt' | 'isEdited'>): GenerationMark {
  const isModel = generatedBy.startsWith('llm:');
  const source = isModel
    ? isEdited
      ? 'compositeWithTrainedAlgorithmicMedia'
      : 'trainedAlgorithmicMedia'
    : 'algorithmicMedia';
  return { generated: true, generatedBy, digitalSourceType: `${VOCABULARY}${source}`, generatedAt };
}
