import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

const familyOf = (skills: string): string | null =>
  parseJobDescription(`Founding Engineer\n\nRequirements:\n${skills}`).roleFamily;

describe('the kind of work, where the title does not name it', () => {
  it('is not machine learning because the product calls a hosted model', () => {
    expect(familyOf('- TypeScript\n- Next.js\n- Node.js\n- LLMs\n- OpenAI API\n- Generative AI')).toBe('fullstack');
  });

  it('is machine learning if models are built with its libraries', () => {
    expect(familyOf('- Python\n- PyTorch\n- Hugging Face Transformers\n- scikit-learn\n- LLMs')).toBe(
      'machine-learning',
    );
  });
});
