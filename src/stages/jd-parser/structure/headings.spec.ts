import { describe, expect, it } from '@jest/globals';
import { readHeading, readLeadIn } from './headings.js';

describe('what a heading announces', () => {
  it.each([
    ['What You’ll Need:', 'requirements'],
    ['REQUIREMENTS', 'requirements'],
    ['Minimum qualifications', 'requirements'],
    ['Your profile', 'requirements'],
    ['What we’re looking for', 'requirements'],
    ['Must-haves', 'requirements'],
    ['Preferred technical qualifications', 'preferred'],
    ['Skills and experience (nice to have)', 'preferred'],
    ['Bonus points if you have', 'preferred'],
    ['Desirable requirements', 'preferred'],
    ['What you’ll do', 'duties'],
    ['Roles & Responsibilities', 'duties'],
    ['Our tech stack', 'stack'],
    ['Who we are', 'company'],
    ['About Acme', 'company'],
    ['Our mission', 'company'],
    ['What we offer', 'benefits'],
    ['Salary and benefits', 'benefits'],
    ['Compensation', 'salary'],
    ['How to apply', 'process'],
    ['Equal opportunity employer', 'legal'],
    ['Where you’ll work', 'location'],
    ['You don’t need', 'negated'],
    ['Skills we check in the interview:', 'requirements'],
    ['Background expected by the team', 'requirements'],
    ['Non-negotiable', 'requirements'],
    ['NEED TO HAVE', 'requirements'],
    ['What this job takes', 'requirements'],
    ['What helps you succeed', 'requirements'],
    ['WANT TO HAVE', 'preferred'],
    ['We’d be thrilled about', 'preferred'],
    ['We would welcome', 'preferred'],
    ['Background that helps', 'preferred'],
    ['What would make us smile', 'preferred'],
    ['Soft requirements', 'preferred'],
    ['Should know', 'preferred'],
    ['What you possibly bring', 'preferred'],
    ['What would put you at the top of the pile', 'preferred'],
    ['Things you can pick up here', 'preferred'],
    ['What you certainly don’t need', 'negated'],
    ['What you definitely bring', 'requirements'],
    ['If this sounds like you, write to us', 'requirements'],
    ['Background we do not need', 'negated'],
    ['Who does not fit', 'negated'],
    ['Irrelevant', 'negated'],
  ])('reads the heading %j as %s', (heading, kind) => {
    expect(readHeading(heading)?.kind).toBe(kind);
  });

  it('does not decide by one word of a long heading', () => {
    expect(readHeading('What you need to know before we can pay you')?.kind).toBe('requirements');
  });

  it('returns undefined for an unknown heading', () => {
    expect(readHeading('Zweimal Glück')).toBeUndefined();
  });
});

describe('what a sentence above a list announces', () => {
  it.each([
    ['We do not expect you to know everything on this list:', 'requirements'],
    ['Experience in several of these:', 'requirements'],
    ['As the third member you will:', 'duties'],
    ['It is a bonus to know:', 'preferred'],
  ])('reads what the sentence %j announces', (sentence, kind) => {
    expect(readLeadIn(sentence)).toBe(kind);
  });
});
