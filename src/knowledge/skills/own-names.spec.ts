import { describe, expect, it } from '@jest/globals';
import { findSkills } from './skill-matcher.js';

const namesIn = (text: string) => findSkills(text).map(({ entry }) => entry.name);

describe('a thing under its own name', () => {
  it.each([
    ['Web3.py', 'Web3.js'],
    ['ERC-721', 'NFT'],
    ['ERC-4337', 'ERC-20'],
    ['React Three Fiber', 'Three.js'],
    ['functional safety', 'ISO 26262'],
    ['Embedded Rust', 'Embassy'],
    ['TanStack Table', 'React Query'],
    ['React Testing Library', 'Testing Library'],
    ['Neovim', 'Vim'],
    ['RubyGems', 'Bundler'],
    ['PyPI', 'pip'],
    ['Apache POI', 'Apache Commons'],
    ['FreeRADIUS', 'RADIUS'],
    ['DMARC', 'SMTP'],
    ['Calypso', 'Murex'],
    ['SAP QM', 'SAP PP'],
    ['Oracle HCM Cloud', 'Oracle Fusion'],
    ['Jamf', 'Mobile Device Management'],
    ['Google Tag Manager', 'Google Analytics'],
    ['Azure Application Insights', 'Azure Monitor'],
    ['Cadence Virtuoso', 'Synopsys Design Compiler'],
    ['Revit', 'BIM'],
    ['Automotive SPICE', 'Automotive Software'],
    ['Home Assistant', 'Home Automation'],
    ['ISO 27002', 'ISO 27001'],
    ['OWASP ASVS', 'OWASP'],
    ['Midjourney', 'Diffusion Models'],
    ['Horovod', 'Distributed Training'],
    ['Spring MVC', 'Spring'],
    ['HackerOne', 'Bug Bounty'],
  ])('%s is not %s', (named, other) => {
    const names = namesIn(`Requirements:\n- experience with ${named}`);
    expect(names).toHaveLength(1);
    expect(names).not.toContain(other);
  });

  it('reads *nix as Unix and Nix as Nix', () => {
    expect(namesIn('Experience with *nix systems')).toEqual(['Unix']);
    expect(namesIn('Experience with Nix')).toEqual(['Nix']);
  });

  it.each([
    ['BSc or MSc in Computer Science', []],
    ['BSC in Computer Science', []],
    ['You are the Subject Matter Expert for our platform', []],
    ['an SME in payments', []],
    ['It falls within the purview of the team', []],
    ['a master of laws (LL.M.) and an MFA degree', []],
    ['the largest transformers of the power grid', []],
    ['as a playwright you know your audience', []],
  ])('%j names no skill', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
