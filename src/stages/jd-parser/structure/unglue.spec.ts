import { describe, expect, it } from '@jest/globals';
import { cleanText } from '../text/clean-text.js';
import { unglue } from './unglue.js';

function linesOf(source: string): string[] {
  return unglue(cleanText(source)).text.split('\n');
}

describe('lines that an archive glued together', () => {
  it('parts the header of a who-is-hiring posting from its prose', () => {
    const text = `Acme | Go Engineer | Berlin | Full-time We're building a database ${'for everybody '.repeat(10)}`;
    expect(linesOf(text)[0]).toBe('Acme | Go Engineer | Berlin | Full-time');
  });

  it('gives each bullet within a line its own line, and a heading before them', () => {
    const text = `- Go in services ${'with much load '.repeat(10)}- Kafka Nice to have: - Redis`;
    expect(linesOf(text).slice(1)).toEqual(['- Kafka', 'Nice to have:', '- Redis']);
  });

  it('puts a bullet before the text that stands below it', () => {
    expect(linesOf('-\n\nGo\n-\n\nRedis').filter((line) => line !== '')).toEqual(['- Go', '- Redis']);
  });

  it('keeps the length of the text, so that offsets stay right', () => {
    const clean = cleanText(`Acme | Go | Remote Our ${'word '.repeat(60)}- A thing - Another thing\n-\n\nGo`);
    expect(unglue(clean).text).toHaveLength(clean.text.length);
  });

  it('leaves dashes within a short sentence alone', () => {
    expect(linesOf('Go - Rust - C')).toEqual(['Go - Rust - C']);
  });
});
