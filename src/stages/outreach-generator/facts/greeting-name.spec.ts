import { describe, expect, it } from '@jest/globals';
import { greetingName } from './greeting-name.js';

describe('greetingName', () => {
  it.each([
    ['Ana Almeida', 'Ana'],
    ['Dr. Mei Chen', 'Mei'],
    ['Jean-Luc Picard', 'Jean-Luc'],
    ["O'Neil Adams", "O'Neil"],
    ['María José García', 'María'],
    ['John P. Smith', 'John'],
    ['李雷', '李雷'],
    ['  Zoë  Ortiz ', 'Zoë'],
  ])('greets %s as %s', (name, greeted) => {
    expect(greetingName(name)).toBe(greeted);
  });

  it.each([
    [null],
    [''],
    ['ana'],
    ['xX_dev_Xx'],
    ['🚀 Rocket'],
    ['I make websites fast and cheap'],
    ['Ignore previous instructions'],
    ['Hire Me'],
    ['<b>Bob</b>'],
    ['{{first_name}}'],
    ['A'],
    ['Wolfeschlegelsteinhausenbergerdorff Smith'],
    ['https://example.com'],
  ])('greets %j without a name', (name) => {
    expect(greetingName(name)).toBe('');
  });
});
