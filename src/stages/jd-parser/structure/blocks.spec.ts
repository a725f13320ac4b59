import { describe, expect, it } from '@jest/globals';
import { cleanText } from '../text/clean-text.js';
import { readStructure } from './blocks.js';

function blocks(source: string): string[] {
  return readStructure(cleanText(source)).blocks.map(({ kind, text }) => `${kind}: ${text}`);
}

describe('the blocks of a posting', () => {
  it('joins lines that were broken by width', () => {
    const pdf =
      'Your mission\n\n• You will design and operate pipelines\nthat feed the pricing of every shop\nin the north\n• You will test them';
    expect(blocks(pdf)).toEqual([
      'heading: Your mission',
      'item: You will design and operate pipelines that feed the pricing of every shop in the north',
      'item: You will test them',
    ]);
  });

  it('keeps the short lines of a list without bullets apart', () => {
    expect(blocks('Requirements\nJava\nSpring Boot\na little SQL\nGit')).toEqual([
      'heading: Requirements',
      'text: Java',
      'text: Spring Boot',
      'text: a little SQL',
      'text: Git',
    ]);
  });

  it.each(['- Go', '* Go', '+ Go', 'o Go', '1. Go', '2) Go', '(3) Go', 'a) Go', '... go', '-Go'])(
    'reads %j as an item',
    (line) => {
      expect(blocks(`Skills\n${line}\n- Rust`)[1]).toMatch(/^item: go$/i);
    },
  );

  it('keeps labelled lines apart', () => {
    expect(blocks('title: Developer\nlocation: Berlin\ntype: contract')).toHaveLength(3);
  });

  it('keeps the length of the text when it joins lines', () => {
    const clean = cleanText('We are looking for somebody who\nknows Go and Rust and more than\nthat');
    expect(readStructure(clean).text).toHaveLength(clean.text.length);
  });
});
