import { describe, expect, it } from '@jest/globals';
import { githubRoot, isRepositoryName, linkUnder, repositoryOf } from './github-links.js';

const ROOT = 'https://github.com';

describe('linkUnder', () => {
  it.each(['https://github.com/a/b', 'https://github.com/A/B/pull/1', 'https://github.com/a/b/'])(
    'lets %s through',
    (link) => {
      expect(linkUnder(link, ROOT, 'a/b')).toBe(link);
    },
  );

  it.each([
    'https://github.com/a/bc',
    'https://github.com/a',
    'https://github.com.evil.example/a/b',
    'https://evil.example/github.com/a/b',
    'https://github.com/a/b?next=https://evil.example',
    'https://github.com/a/b/../../evil/repo',
    'https://github.com/a/b#x',
    'javascript:alert(1)',
    'http://github.com/a/b',
    '',
  ])('stops %j', (link) => {
    expect(linkUnder(link, ROOT, 'a/b')).toBeNull();
  });
});

describe('githubRoot', () => {
  it('gives the scheme and host of a profile, of a GitHub of one’s own too', () => {
    expect(githubRoot('https://github.example.org/ana', 'ana')).toBe('https://github.example.org');
  });

  it.each(['https://github.com/somebody-else', 'not a link', 'ftp://github.com/ana', 'https://github.com/'])(
    'gives nothing for %j',
    (link) => {
      expect(githubRoot(link, 'ana')).toBeNull();
    },
  );
});

describe('repositoryOf', () => {
  it('gives the repository of a link', () => {
    expect(repositoryOf('https://github.com/a/b/pull/3', ROOT)).toBe('a/b');
  });

  it.each(['https://github.com/a', 'https://gitlab.com/a/b'])('gives nothing for %s', (link) => {
    expect(repositoryOf(link, ROOT)).toBeNull();
  });
});

describe('isRepositoryName', () => {
  it.each(['a/b', 'openrail/go-scheduler', 'A-1/x.y_z'])('knows %s', (name) => {
    expect(isRepositoryName(name)).toBe(true);
  });

  it.each(['a', 'a/b/c', '-a/b', 'a/b c', 'a/<b>', '/b', 'a/'])('stops %j', (name) => {
    expect(isRepositoryName(name)).toBe(false);
  });
});
