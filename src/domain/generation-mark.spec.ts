import { describe, expect, it } from '@jest/globals';
import { generationMark } from './generation-mark.js';

const generatedAt = '2026-11-02T09:00:00.000Z';

describe('generationMark', () => {
  it.each([
    ['template', false, 'algorithmicMedia'],
    ['llm:some-model', false, 'trainedAlgorithmicMedia'],
    ['llm:some-model', true, 'compositeWithTrainedAlgorithmicMedia'],
  ])('marks what %s made (edited: %s) as %s', (generatedBy, isEdited, source) => {
    expect(generationMark({ generatedBy, isEdited, generatedAt })).toEqual({
      generated: true,
      generatedBy,
      digitalSourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${source}`,
      generatedAt,
    });
  });
});
