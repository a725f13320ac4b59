import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { Problem } from '../../platform/common/problem.js';
import { type ProjectResults, type ShortlistEntry } from '../../domain/run-result.js';
import { wrongState } from '../access/project-actions.js';
import { type RankedCandidateView } from '../../domain/views/ranked-candidate-view.js';
import { type ProjectView } from '../project.dto.js';
import { allows } from '../project-status.js';
import { type ProjectChange, ProjectsService } from '../projects.service.js';
import { type EnrichmentView, type ShortlistToggleView, type ShortlistView } from './shortlist.dto.js';

/** Selects people from a ranking. Adding the same person again changes nothing. */
@Injectable()
export class ShortlistService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly clock: Clock,
  ) {}

  async read(userId: string, projectId: string): Promise<ShortlistView> {
    const { results } = await this.projects.read(userId, projectId);
    return view(results?.shortlist);
  }

  /** @throws Problem `not_found` if one of them is not ranked in the project; nobody is added then */
  async add(userId: string, projectId: string, usernames: string[]): Promise<ShortlistView> {
    const project = await this.projects.changeResults(userId, projectId, 'addToShortlist', (current) => {
      const { shortlist = [] } = rankedResults(current);
      const people = usernames.map((username) => findRanked(current, username));
      const fresh = new Map(
        people
          .filter((person) => !isOn(shortlist, person.githubUsername))
          .map((person) => [person.githubId, this.entry(person)]),
      );
      return withShortlist(current, [...shortlist, ...fresh.values()]);
    });
    return view(project.results?.shortlist);
  }

  async toggle(userId: string, projectId: string, username: string): Promise<ShortlistToggleView> {
    const project = await this.projects.changeResults(userId, projectId, 'toggleShortlisted', (current) => {
      const { shortlist = [] } = rankedResults(current);
      const person = findRanked(current, username);
      const rest = shortlist.filter((entry) => entry.githubId !== person.githubId);
      return withShortlist(current, rest.length < shortlist.length ? rest : [...shortlist, this.entry(person)]);
    });
    return {
      githubUsername: findRanked(project, username).githubUsername,
      shortlisted: isOn(project.results?.shortlist ?? [], username),
    };
  }

  /** Collects the contacts that the person has published; nothing is guessed, and no commits are read. */
  async enrich(userId: string, projectId: string, username: string): Promise<EnrichmentView> {
    const enrichedAt = this.clock.now().toISOString();
    const project = await this.projects.changeResults(userId, projectId, 'enrichShortlisted', (current) => {
      const { contacts, hireable, fetchedAt, githubId } = findRanked(current, username);
      const shortlist = findOn(current, username).shortlist.map((entry) =>
        entry.githubId === githubId ? { ...entry, enrichedData: { contacts, hireable, fetchedAt, enrichedAt } } : entry,
      );
      return withShortlist(current, shortlist);
    });
    const { entry } = findOn(project, username);
    if (entry.enrichedData === null) throw new Problem('internal_error');
    return { githubUsername: entry.githubUsername, enrichedData: entry.enrichedData };
  }

  private entry({ githubUsername, githubId, rank, totalScore, profileUrl }: RankedCandidateView): ShortlistEntry {
    return {
      githubUsername,
      githubId,
      rank,
      totalScore,
      profileUrl,
      addedAt: this.clock.now().toISOString(),
      enrichedData: null,
    };
  }
}

/**
 * Returns a person on the shortlist.
 * @throws Problem `not_found`
 */
export function findOn(project: ProjectView, username: string): { entry: ShortlistEntry; shortlist: ShortlistEntry[] } {
  const shortlist = project.results?.shortlist ?? [];
  const entry = shortlist.find(({ githubUsername }) => sameLogin(githubUsername, username));
  if (entry === undefined) throw new Problem('not_found', 'There is no such person on the shortlist.');
  return { entry, shortlist };
}

/** @throws Problem `not_found` */
export function findRanked(project: ProjectView, username: string): RankedCandidateView {
  const person = project.results?.rankedCandidates?.find(({ githubUsername }) => sameLogin(githubUsername, username));
  if (person === undefined) throw new Problem('not_found', 'There is no such person in this project.');
  return person;
}

function rankedResults(project: ProjectView): ProjectResults {
  // A project whose run has failed or was cancelled may have no ranking.
  if (project.results?.rankedCandidates === undefined)
    throw wrongState(project, 'Nobody has been ranked in this project yet.');
  return project.results;
}

/** The shortlist of a failed or cancelled project can be changed too; its status does not change. */
function withShortlist({ status, results }: ProjectView, shortlist: ShortlistEntry[]): ProjectChange {
  const emptied = results?.outreachMessages === undefined ? 'shortlistEmptied' : 'shortlistEmptiedWithMessages';
  const event = shortlist.length > 0 ? 'shortlistFilled' : emptied;
  return { results: { ...results, shortlist }, ...(allows(status, event) ? { event } : {}) };
}

function isOn(shortlist: ShortlistEntry[], username: string): boolean {
  return shortlist.some(({ githubUsername }) => sameLogin(githubUsername, username));
}

/** GitHub's logins are case-insensitive. */
function sameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function view(shortlist: ShortlistEntry[] = []): ShortlistView {
  return { shortlist, total: shortlist.length };
}
