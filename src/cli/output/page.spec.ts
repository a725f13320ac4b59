import { describe, expect, it } from '@jest/globals';
import { type Page, pageOf, style } from './page.js';

const terminal = (columns: number, hasColors = true) => ({ isTTY: true, columns, hasColors: () => hasColors });
const pipe = { isTTY: false, columns: 0, hasColors: () => true };

describe('the page of a stream', () => {
  it.each<[string, Page, Page]>([
    ['a terminal of 100 columns', pageOf(terminal(100)), { width: 100, isColoured: true }],
    ['a terminal under NO_COLOR', pageOf(terminal(100, false)), { width: 100, isColoured: false }],
    ['a terminal that says no width', pageOf(terminal(0)), { width: 80, isColoured: true }],
    ['a pipe', pageOf(pipe), { width: 80, isColoured: false }],
    ['a file', pageOf(null), { width: 80, isColoured: false }],
    ['a file with --wide', pageOf(null, true), { width: Number.POSITIVE_INFINITY, isColoured: false }],
  ])('of %s is right', (_name, page, expected) => {
    expect(page).toEqual(expected);
  });

  it('adds no control characters without colours', () => {
    expect(style(pageOf(null), 'bold', 'text')).toBe('text');
  });
});
