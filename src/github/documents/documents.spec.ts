import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { DOCUMENT_NAMES, documentText } from './documents.js';
import { githubSchema } from '../../sample-github/graphql/schema.js';

/** What is never asked for: GitHub's terms, data protection, or no business of a recruiter. */
const NEVER = new Set([
  'email',
  'pronouns',
  'hasSponsorsListing',
  'organizationVerifiedDomainEmails',
  'status',
  'contributionCalendar',
  'mentionableUsers',
  'repositoriesContributedTo',
]);
const NEVER_OF_COMMITS = new Set(['name', 'email', 'avatarUrl', 'date']);

function fieldsOf(text: string): { parent: string; field: string }[] {
  const types = new TypeInfo(githubSchema());
  const fields: { parent: string; field: string }[] = [];
  visit(
    parse(text),
    visitWithTypeInfo(types, {
      Field: ({ name }) => void fields.push({ parent: types.getParentType()?.name ?? '', field: name.value }),
    }),
  );
  return fields;
}

describe.each(DOCUMENT_NAMES.map((name) => [name] as const))('the document %s', (name) => {
  it("holds against GitHub's published schema", () => {
    expect(validate(githubSchema(), parse(documentText(name))).map(({ message }) => message)).toEqual([]);
  });

  it('asks what it costs, and can be asked without being run', () => {
    expect(documentText(name)).toMatch(/rateLimit \{[^}]*\bcost\b/);
    expect(documentText(name, { dryRun: true })).toMatch(/rateLimit\(dryRun: true\) \{[^}]*\bcost\b/);
  });

  it('asks for nothing that is not to be had about people', () => {
    const fields = fieldsOf(documentText(name));
    expect(fields.filter(({ field }) => NEVER.has(field))).toEqual([]);
    expect(fields.filter(({ parent, field }) => parent === 'GitActor' && NEVER_OF_COMMITS.has(field))).toEqual([]);
  });

  it('is sent without its comments', () => {
    expect(documentText(name)).not.toContain('#');
  });
});

describe('the documents', () => {
  it('are all known by name', () => {
    const files = readdirSync(new URL('./', import.meta.url))
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => file.replace('.graphql', ''));
    expect(DOCUMENT_NAMES.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).sort()).toEqual(
      files.sort(),
    );
  });
});
