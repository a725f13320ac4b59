import { describe, expect, it } from '@jest/globals';
import { PhraseMatcher } from './phrase-matcher.js';

describe('PhraseMatcher', () => {
  it.each([
    ['no recruiters', 'NO RECRUITERS!!'],
    ['dont contact me', 'Please don’t contact me.'],
    ['no * recruiters', 'no third party agency recruiters'],
    ['no * recruiters', 'no recruiters'],
    ['no (recruiters|agencies)', 'Coffee. No agencies, thanks'],
    ['not (currently)? looking', 'I am not currently looking'],
    ['not (currently)? looking', 'not looking'],
    ['pas de recruteurs', 'Pas de   recruteurs'],
    ['(we|our team) (have|has)? (tried|been using) your', 'We have been using your thing'],
    ['(read|went (through|over)|scanned) your', 'They scanned your page'],
    ['não procuro', 'Nao procuro emprego'],
    ['猎头勿扰', '前端工程师,猎头 勿扰。'],
    ['채용 제안 *사절', '채용제안은 사절합니다'],
  ])('finds "%s" in "%s"', (phrase, text) => {
    expect(new PhraseMatcher([phrase]).find(text)?.phrase).toBe(phrase);
  });

  it.each([
    ['no recruiters', 'piano recruiters'],
    ['no recruiters', 'no recruitersfoo'],
    ['no * recruiters', 'no one in the world likes recruiters'],
  ])('does not find "%s" in "%s"', (phrase, text) => {
    expect(new PhraseMatcher([phrase]).find(text)).toBeNull();
  });

  it('gives the words it was found in', () => {
    expect(new PhraseMatcher(['no * recruiters']).find('Hi. No IT recruiters, please.')?.text).toBe('no it recruiters');
  });
});
