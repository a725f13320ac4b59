import { describe, expect, it } from '@jest/globals';
import { automationSigns } from './automation-signs.js';

describe('signs of a program', () => {
  it.each([
    [{ login: 'amber-agent' }, 'The login or name contains "agent".'],
    [{ login: 'amber', name: 'Amber Bot' }, 'The login or name contains "bot".'],
    [{ login: 'amber', bio: "Hello, I'm an AI. I fix issues." }, 'The profile says "i m an ai".'],
    [{ login: 'amber', bio: 'Autonomous coding agent of a company' }, 'The profile says "autonomous coding agent".'],
  ])('are seen in %j', (account, sign) => {
    expect(automationSigns(account, null)).toEqual([sign]);
  });

  it('are seen in more commits than a person makes', () => {
    expect(automationSigns({ login: 'amber' }, 12_400)).toEqual([
      '12,400 commits in one year are more than one person makes.',
    ]);
  });

  it.each([
    { login: 'max-talbot', name: 'Max Talbot', bio: 'I build AI agents and chat bots' },
    { login: 'abbott', name: 'Robottom', bio: 'Estate agents software; automation engineer' },
    { login: 'amber', name: null, bio: null },
  ])('are not seen in %j', (account) => {
    expect(automationSigns(account, 3_000)).toEqual([]);
  });
});
