import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

describe('the employer', () => {
  it.each([
    ['Go Developer\nCompany: Kettle & Sons', 'Kettle & Sons'],
    ['Go Developer\n\nAbout Fathom Storage\n\nWe build disks.', 'Fathom Storage'],
    ['Go Developer\n\nTidewater Robotics designs boats.', 'Tidewater Robotics'],
    ['Go Developer\n\nDie Reederei Nordlicht AG digitalisiert Häfen.', 'Reederei Nordlicht AG'],
    ['Go Developer\n\nAt Hearthly, we help tenants.', 'Hearthly'],
    ['Acme | Rust Developer | Berlin\n\nThis is a bakery. People say that Acme loves bread.', 'Acme'],
    ['Go Developer\nStudio: Moss Interactive (Montréal)', 'Moss Interactive'],
    ['Go Developer\n\nWe are Voltara Drives, a spin-off.', 'Voltara Drives'],
    ['Smart Contract Engineer @ Plinth DAO\n\nText', 'Plinth DAO'],
  ])('of %j is %s', (source, company) => {
    expect(parseJobDescription(source).company).toBe(company);
  });

  it('is not read from the beginning of every sentence', () => {
    expect(
      parseJobDescription(
        'Go Developer\n\nThe job is fun. Latency is counted in nanoseconds. Experience is needed. Python is the language. Our team builds bread.',
      ).company,
    ).toBeNull();
  });
});
