import type { OutreachMessage } from '../../domain/outreach.js';

/** Says in machine-readable form that a text was made by a machine, and by which. */
export interface GenerationMark {
  generated: true;
  /** `template`, or `llm:<model>`. */
  generatedBy: string;
  /**
   * IPTC's vocabulary of digital source types (cv.iptc.org/newscodes/digitalsourcetype): made by a trained model, or by
   * an algorithm that was not trained on others' work; edited by a person or not.
   */
  digitalSourceType: string;
  generatedAt: string;
}

const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** The mark of a message, for exports and for whatever hands the text on (EU AI Act, article 50). */
export function generationMark({ generatedBy, generatedAt, isEdited }: Pick<OutreachMessage, 'generatedBy' | 'generatedAt' | 'isEdited'>): GenerationMark {
  const isModel = generatedBy.startsWith('llm:');
  const source = isModel ? (isEdited ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia') : 'algorithmicMedia';
  return { generated: true, generatedBy, digitalSourceType: `${VOCABULARY}${source}`, generatedAt };
}
