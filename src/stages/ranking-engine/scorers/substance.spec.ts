import { describe, expect, it } from '@jest/globals';
import { RANKING } from '../constants.js';
import { isLinkList, substanceOf } from './substance.js';

const { minorTitle, vagueTitle } = RANKING.work;

describe('the substance of a merged change', () => {
  it.each([
    ['Change in tokio/src/runtime', 1],
    ['Fix HTTP/2 flow control when the window shrinks', 1],
    ['feat(router): nested layouts', 1],
    ['Add contest support', 1],
    ['Change in tokio/tests', minorTitle],
    ['Change in NIOTests', minorTitle],
    ['Change in .github/workflows', minorTitle],
    ['docs: explain the scheduler', minorTitle],
    ['chore(deps): bump lodash from 4.17.20 to 4.17.21', minorTitle],
    ['Fix typo in README', minorTitle],
    ['Change in py-polars/tests/unit', minorTitle],
    ['Change in the repository root', vagueTitle],
    ['Update', vagueTitle],
    ['v1.2.3', vagueTitle],
    ['', 1],
  ])('of "%s" is %p', (title, units) => {
    expect(substanceOf(title)).toBe(units);
  });
});

describe('a list of links', () => {
  it.each([
    ['awesome-rust', '', [], true],
    ['awesome', '', [], true],
    ['resources', 'A curated list of Rust code and resources', [], true],
    ['things', '', ['awesome-list'], true],
    ['awesomeness-engine', 'A physics engine', ['physics'], false],
    ['linked-lists', 'Linked lists in C', [], false],
    ['tokio', 'A runtime', ['async'], false],
  ])('"%s", "%s", %p: %p', (name, description, topics, expected) => {
    expect(isLinkList(name, description, topics)).toBe(expected);
  });
});
