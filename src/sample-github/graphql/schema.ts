import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';

let schema: GraphQLSchema | null = null;

/** The part of GitHub's published schema that our documents use. A query for anything else is refused as unknown. */
export function githubSchema(): GraphQLSchema {
  return (schema ??= buildSchema(readFileSync(new URL('./generated/schema.graphql', import.meta.url), 'utf8'), {
    noLocation: true,
  }));
}
