import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { SKILL_KINDS, ROLE_FAMILIES } from '../../domain/job-terms.js';
import { ECOSYSTEMS } from '../../stages/github-sourcer/manifests/ecosystems.js';
import * as linguist from 'linguist-languages';
import { fold } from './folding.js';
import { skillCatalogue } from './skill-catalogue.js';
import { type LinguistLanguage, readData, readSharedSpellings, skillFiles, type WrittenSkill } from './skill-data.js';
import { EVIDENCE_LEVELS } from './skill-entry.js';

const catalogue = skillCatalogue();
const { entries } = catalogue;
const written = skillFiles().flatMap((file) => readData<WrittenSkill[]>(file));
const installed = Object.values(linguist as unknown as Record<string, LinguistLanguage>).filter((one) => one.type);

/** What several owners claim, by what they claim. */
function claimedTwice(claims: readonly (readonly [string, string])[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const [claim, owner] of claims) owners.set(claim, (owners.get(claim) ?? new Set()).add(owner));
  return [...owners]
    .filter(([, names]) => names.size > 1)
    .map(([claim, names]) => `${claim}: ${[...names].join(', ')}`);
}

describe('skill data', () => {
  it('holds at least 6,000 reviewed skills', () => {
    expect(written.length).toBeGreaterThanOrEqual(6000);
  });

  it('names every skill once', () => {
    expect(entries.length).toBe(new Set(entries.map((entry) => entry.name)).size);
  });

  it('uses only known kinds, families, ecosystems and levels', () => {
    const wrong = written.filter(
      (skill) =>
        !SKILL_KINDS.includes(skill.kind) ||
        (skill.families ?? []).some((family) => !ROLE_FAMILIES.includes(family)) ||
        Object.keys(skill.packages ?? {}).some((ecosystem) => !(ecosystem in ECOSYSTEMS)) ||
        (skill.ambiguous && !EVIDENCE_LEVELS.includes(skill.ambiguous.needs)),
    );
    expect(wrong.map((skill) => skill.name)).toEqual([]);
  });

  it('has no alias that is claimed twice without a rule that decides', () => {
    const ruled = new Set(readSharedSpellings().map((rule) => fold(rule.spelling)));
    const claims = entries.flatMap((entry) =>
      [entry.name, ...entry.aliases].map((one) => [fold(one), entry.name] as const),
    );
    expect(claimedTwice(claims.filter(([key]) => !ruled.has(key)))).toEqual([]);
  });

  it('has no spelling that folds to nothing', () => {
    const spellings = entries.flatMap((entry) => [entry.name, ...entry.aliases]);
    expect(spellings.filter((spelling) => fold(spelling) === '')).toEqual([]);
  });

  it('has rules for shared spellings that name known skills', () => {
    const rules = readSharedSpellings();
    const others = rules.flatMap((rule) => rule.otherwise);
    const names = [
      rules.map((rule) => rule.usually),
      others.map((other) => other.name),
      others.map((other) => other.near),
    ].flat(2);
    expect(names.filter((name) => !catalogue.byName(name))).toEqual([]);
  });

  it('implies only known skills', () => {
    const dangling = entries.flatMap((entry) => entry.implies.filter((name) => !catalogue.byName(name)));
    expect(dangling).toEqual([]);
  });

  it('has no skill that implies itself, however far', () => {
    const circular = entries.filter((entry) =>
      catalogue.impliedBy(entry.name).some((implied) => catalogue.byName(implied.name)?.implies.includes(entry.name)),
    );
    expect(circular.map((entry) => entry.name)).toEqual([]);
  });

  it('claims every package once', () => {
    const claims = entries.flatMap((entry) =>
      Object.entries(entry.packages).flatMap(([ecosystem, names]) =>
        names.map((name) => [`${ecosystem}:${name.toLowerCase()}`, entry.name] as const),
      ),
    );
    expect(claimedTwice(claims)).toEqual([]);
  });

  it('gives a topic to one reviewed skill', () => {
    const claims = written.flatMap((skill) => (skill.topics ?? []).map((topic) => [topic, skill.name] as const));
    expect(claimedTwice(claims)).toEqual([]);
  });

  it('writes topics as GitHub does', () => {
    const topics = entries.flatMap((entry) => entry.topics);
    expect(topics.filter((topic) => !/^[a-z0-9][a-z0-9-]{0,49}$/.test(topic))).toEqual([]);
  });

  it('has rules only for spellings that the skill has', () => {
    const stray = entries.filter((entry) =>
      entry.ambiguous?.spellings.some((one) => one !== entry.name && !entry.aliases.includes(one)),
    );
    expect(stray.map((entry) => entry.name)).toEqual([]);
  });

  it('writes cue words in lower case', () => {
    const words = written.flatMap(({ ambiguous: rule }) =>
      rule ? [rule.skillBefore, rule.skillAfter, rule.wordBefore, rule.wordAfter].flatMap((list) => list ?? []) : [],
    );
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  it('holds no ordinary phrase that is a skill', () => {
    const spellings = new Set(catalogue.spellings().map((spelling) => spelling.folded));
    const phrases = readData<string[]>('ordinary-phrases.json');
    expect(phrases.filter((phrase) => spellings.has(fold(phrase)))).toEqual([]);
  });
});

describe("GitHub's languages", () => {
  it('are those of the installed package', () => {
    const kept = readData<LinguistLanguage[]>('linguist.json').map(({ name, type, aliases }) => ({
      name,
      type,
      aliases,
    }));
    const expected = installed.map(({ name, type, aliases = [] }) => ({ name, type, aliases }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(kept.sort(byName)).toEqual(expected.sort(byName));
  });

  it('all resolve where they are for programming', () => {
    const programming = installed.filter((language) => language.type === 'programming');
    expect(programming.length).toBeGreaterThan(500);
    expect(programming.filter(({ name }) => !catalogue.resolve(name) || !catalogue.byLanguage(name))).toEqual([]);
  });

  it('are named as GitHub names them', () => {
    const known = new Set(installed.map((language) => language.name));
    expect(entries.filter((entry) => entry.language !== null && !known.has(entry.language))).toEqual([]);
  });
});
