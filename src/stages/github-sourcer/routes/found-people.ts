import { type RepositoryAnswer, type SightedWork } from '../reading/answers.js';

/** The ways in which people are found. */
export const ROUTES = ['user-search', 'repositories', 'libraries'] as const;
export type Route = (typeof ROUTES)[number];

/** A person named in the hits of a search. */
export interface PersonReference {
  /** Node id, for the documents that load by id. */
  nodeId: string;
  /** Numeric id: it never changes, while a login can change. */
  githubId: number;
  login: string;
}

/** A person whom at least one route found. */
export interface FoundPerson extends PersonReference {
  routes: Set<Route>;
  /** The searches that found the person, for people to read. */
  foundBy: Set<string>;
  /** Work through which the person was found, by the repository's name. */
  sightings: Map<string, SightedWork>;
  /** Best position in the list of each route, from 0. */
  places: Map<Route, number>;
}

/** All people whom the routes found, merged by numeric id. */
export class FoundPeople {
  private readonly byId = new Map<number, FoundPerson>();
  private readonly counts = new Map<Route, number>();

  get size(): number {
    return this.byId.size;
  }

  /** Adds a hit of a route. */
  add(reference: PersonReference, route: Route, foundBy: string): FoundPerson {
    const person = this.byId.get(reference.githubId) ?? {
      ...reference,
      routes: new Set(),
      foundBy: new Set(),
      sightings: new Map(),
      places: new Map(),
    };
    this.byId.set(reference.githubId, person);
    person.foundBy.add(foundBy);
    if (!person.routes.has(route)) {
      person.routes.add(route);
      const place = this.counts.get(route) ?? 0;
      person.places.set(route, place);
      this.counts.set(route, place + 1);
    }
    return person;
  }

  /** Returns the people in the order in which they were found, which the order of the searches determines. */
  all(): FoundPerson[] {
    return [...this.byId.values()];
  }
}

/** Adds work that a search of a repository found. */
export function addSighting(
  person: FoundPerson,
  repository: RepositoryAnswer,
  kind: 'commits' | 'mergedPullRequests',
  at: string | null,
): void {
  const key = repository.nameWithOwner.toLowerCase();
  const known = person.sightings.get(key) ?? { repository, commits: 0, mergedPullRequests: 0, lastAt: null };
  known[kind] += 1;
  if (at !== null && (known.lastAt === null || at > known.lastAt)) known.lastAt = at;
  person.sightings.set(key, known);
}

/**
 * Returns how much work of a person the searches found. Each repository counts, and the first commits and merges in it
 * count most.
 */
export function sightedWork({ sightings }: FoundPerson): number {
  return [...sightings.values()].reduce(
    (sum, { commits, mergedPullRequests }) => sum + Math.log1p(commits + 2 * mergedPullRequests),
    0,
  );
}
