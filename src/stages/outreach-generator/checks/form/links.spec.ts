import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkLinks } from './links.js';

describe('checkLinks', () => {
  it.each([
    ['See https://evil.example/x', 'link'],
    ['See bit.ly/3xyz', 'link'],
    ['See https://github.com/openrail/go-scheduler/pull/999', 'link'],
    ['Go to www.example.com', 'link'],
    ['See https://github.com/ana-almeida-2', 'link'],
    ['Write to a@b.example', 'contact-detail'],
    ['Call +49 30 1234567', 'contact-detail'],
    ['Ask @somebody', 'contact-detail'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkLinks, text)).toContain(code);
  });

  it.each([
    'See https://github.com/openrail/go-scheduler/pull/412.',
    'At https://github.com/ana-almeida',
    'Written in Node.js and ASP.NET',
    'Hello @ana-almeida',
    'EUR 80,000 to 100,000 on 2026-03-17',
  ])('lets %j through', (text) => {
    expect(codesOf(checkLinks, text)).toEqual([]);
  });
});
