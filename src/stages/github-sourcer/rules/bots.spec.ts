import { describe, expect, it } from '@jest/globals';
import { isBotLogin } from './bots.js';

describe('the login', () => {
  it.each([
    'dependabot',
    'renovate[bot]',
    'acme-bot',
    'bot-of-acme',
    'k8s-ci-robot',
    'claude',
    'acmeBot',
    'build-ci',
    'Copilot',
    'sync-mirror',
    'acme-bot-2',
  ])('%s belongs to a program', (login) => {
    expect(isBotLogin(login)).toBe(true);
  });

  it.each([
    'talbot',
    'abbott',
    'botond',
    'robotics-fan',
    'circe',
    'marcia',
    'lisbot',
    'mirrorless',
    'octocat',
    'claudette',
  ])('%s belongs to a person', (login) => {
    expect(isBotLogin(login)).toBe(false);
  });
});
