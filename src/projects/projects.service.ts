import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { CONNECTION } from '../platform/database/connection.js';
import { Clock } from '../platform/common/clock.js';
import { IdGenerator } from '../platform/common/ids.js';
import { Problem } from '../platform/common/problem.js';
import { Settings } from '../platform/config/settings.js';
import { Erasure } from '../platform/database/erasure.js';
import { Transactions } from '../platform/database/transactions.js';
import { type ProjectResults } from '../domain/run-result.js';
import {
  type CreateProjectRequest,
  type ListProjectsQuery,
  type ProjectPage,
  type ProjectView,
  type UpdateProjectRequest,
} from './project.dto.js';
import { Project } from './project.entity.js';
import { withinProjectBound } from './project-bound.js';
import { type ProjectAccess } from './project-access.js';
import {
  type ListedProject,
  lockProject,
  type ProjectStatements,
  projectStatements,
  type StoredProject,
} from './stored/project-statements.js';
import { bytesOf, resultsOf, storedResults, toAnswer, toJson, toView } from './stored/stored-project.js';
import { allows, type StatusChange, statusAfter, statusesBefore } from './project-status.js';
import { draftResults } from './team/draft-results.js';
import { type WithTeamLibraries } from './team/team-manifests.js';

const EMPTY_OBJECT = '{}';

/** The projects of a user. Each query contains the user, so that projects of others are not found. */
@Injectable()
export class ProjectsService {
  private readonly statements: ProjectStatements;

  constructor(
    @InjectRepository(Project, CONNECTION) private readonly projects: Repository<Project>,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
    private readonly transactions: Transactions,
    private readonly settings: Settings,
    private readonly erasure: Erasure,
  ) {
    this.statements = projectStatements(projects);
  }

  async list(userId: string, { status, limit, offset }: ListProjectsQuery): Promise<ProjectPage> {
    const rows = await this.projects.query<ListedProject[]>(
      status === undefined ? this.statements.list : this.statements.listByStatus,
      status === undefined ? [userId, limit, offset] : [userId, status, limit, offset],
    );
    // A page after the last one has no row that contains the total.
    const total =
      rows[0]?.total ??
      (offset === 0 ? 0 : await this.projects.countBy(status === undefined ? { userId } : { userId, status }));
    return { projects: rows.map(({ total: _total, ...summary }) => summary), total: Number(total), limit, offset };
  }

  /**
   * Returns what a user may do with a project.
   * @throws Problem `not_found`, also for a project of another user
   */
  async access(userId: string, projectId: string): Promise<ProjectAccess> {
    const [project] = await this.projects.query<Omit<ProjectAccess, 'role'>[]>(this.statements.access, [
      projectId,
      userId,
    ]);
    if (project === undefined) throw noSuchProject();
    return { ...project, role: 'owner' };
  }

  /** @throws Problem `not_found`, also for a project of another user */
  async read(userId: string, projectId: string): Promise<ProjectView> {
    return toView(await this.find(userId, projectId));
  }

  /**
   * Reads a project as JSON in UTF-8. Stored results of 700 KB are copied without parsing them. If the database returns
   * them as bytes, they do not use V8's heap either.
   * @throws Problem `not_found`, also for a project of another user
   */
  async readAsJson(userId: string, projectId: string): Promise<Buffer> {
    const stored = await this.findStored(userId, projectId);
    if (stored === undefined) throw noSuchProject();
    return toJson(stored);
  }

  /** Returns all projects of a user as JSON, newest first, one in memory at a time; skips projects deleted meanwhile. */
  async *readEachAsJson(userId: string): AsyncGenerator<Buffer, void> {
    const all = await this.projects.find({
      select: { projectId: true },
      where: { userId },
      order: { createdAt: 'DESC', projectId: 'DESC' },
    });
    for (const { projectId } of all) {
      const stored = await this.findStored(userId, projectId, this.statements.readWithWork);
      if (stored !== undefined) yield toJson(stored);
    }
  }

  /**
   * Returns the results of a project as JSON in UTF-8; null if there are none.
   * @throws Problem `not_found`, also for a project of another user
   */
  async readResultsAsJson(userId: string, projectId: string): Promise<Buffer | null> {
    const stored = await this.findStored(userId, projectId);
    if (stored === undefined) throw noSuchProject();
    const results = bytesOf(stored.resultsJson ?? EMPTY_OBJECT);
    return results.length === EMPTY_OBJECT.length ? null : results;
  }

  private async findStored(
    userId: string,
    projectId: string,
    statement = this.statements.read,
  ): Promise<StoredProject | undefined> {
    const [stored] = await this.projects.query<StoredProject[]>(statement, [projectId, userId]);
    return stored;
  }

  /** @throws Problem `not_found`, also for a project of another user */
  async find(userId: string, projectId: string): Promise<Project> {
    const project = await this.projects.findOneBy({ projectId, userId });
    if (project === null) throw noSuchProject();
    return project;
  }

  /** @throws Problem `too_many_projects` */
  async createDraft(userId: string, request: WithTeamLibraries<CreateProjectRequest>): Promise<ProjectView> {
    const project = this.newProject(userId, 'created', request);
    await this.transactions.run((manager) => this.insert(manager, project));
    return toView(project);
  }

  /**
   * Stores a new project, and `alongside` what must be stored with it, as part of a transaction.
   * @throws Problem `too_many_projects`
   */
  async insert(manager: EntityManager, project: Project, alongside?: () => Promise<unknown>): Promise<void> {
    await withinProjectBound(manager, project.userId, this.settings.projectsPerUser, async () => {
      await manager.insert(Project, project);
      await alongside?.();
    });
  }

  /** Returns a new project that is not stored yet: `POST /pipeline/run` stores it together with its run. */
  newProject(
    userId: string,
    event: 'created' | 'runSubmitted',
    request: WithTeamLibraries<CreateProjectRequest>,
  ): Project {
    const now = this.clock.now().toISOString();
    return {
      projectId: this.ids.next(),
      userId,
      name: request.name,
      jobTitle: request.jobTitle ?? null,
      status: statusAfter(event),
      location: request.location ?? null,
      candidateCount: 0,
      avgScore: null,
      createdAt: now,
      updatedAt: now,
      pipelineStartTime: null,
      pipelineEndTime: null,
      jobDescriptionText: request.jobDescriptionText,
      resultsJson: draftResults(request),
      workJson: null,
    };
  }

  /** @throws Problem `invalid_project_state` if more than the name and the title of a project other than a draft changes */
  async update(
    userId: string,
    projectId: string,
    { jobRequirement, teamLibraries, ...change }: WithTeamLibraries<UpdateProjectRequest>,
  ): Promise<ProjectView> {
    const changes = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const isNewPosting = change.jobDescriptionText !== undefined;
    const touchesResults = isNewPosting || jobRequirement !== undefined || teamLibraries !== undefined;
    const touchesInput = touchesResults || change.location !== undefined;
    const where = { projectId, userId, ...(touchesInput ? { status: In(statusesBefore('inputChanged')) } : {}) };
    const isChanged = await this.transactions.run(async (manager) => {
      const project = await lockProject(manager, where);
      if (project === null) return false;
      const stored = resultsOf(project);
      const kept = {
        // A new posting invalidates the old requirements, unless new ones come with it. The team stays.
        jobRequirement: jobRequirement ?? (isNewPosting || jobRequirement === null ? null : stored?.jobRequirement),
        teamLibraries: teamLibraries === undefined ? stored?.teamLibraries : teamLibraries,
      };
      await manager.update(Project, projectId, {
        ...changes,
        ...(touchesResults ? { resultsJson: draftResults(kept), workJson: null } : {}),
        updatedAt: this.clock.now().toISOString(),
      });
      return true;
    });
    if (!isChanged) {
      await this.find(userId, projectId);
      throw new Problem(
        'invalid_project_state',
        'The posting, its reading, the location and the team can be changed while the project is a draft.',
      );
    }
    return toAnswer(await this.read(userId, projectId));
  }

  /** Turns a project back into a draft and deletes its results. @throws Problem `invalid_project_state` during a run */
  async reset(userId: string, projectId: string): Promise<ProjectView> {
    const { affected } = await this.projects.update(
      { projectId, userId, status: In(statusesBefore('reset')) },
      {
        status: statusAfter('reset'),
        resultsJson: null,
        workJson: null,
        candidateCount: 0,
        avgScore: null,
        pipelineStartTime: null,
        pipelineEndTime: null,
        updatedAt: this.clock.now().toISOString(),
      },
    );
    if (affected === 0) {
      await this.find(userId, projectId);
      throw new Problem('invalid_project_state', 'The project is being worked on: cancel its run first.');
    }
    return this.read(userId, projectId);
  }

  /**
   * Changes the results of a project, one change at a time. `change` gets a copy and returns what to store.
   * @throws Problem `not_found`, `invalid_project_state` during a run, and what `change` throws; nothing is stored then
   */
  async changeResults(
    userId: string,
    projectId: string,
    change: (project: ProjectView) => ProjectChange,
  ): Promise<ProjectView> {
    return this.transactions.run(async (manager) => {
      const project = await lockProject(manager, { projectId, userId });
      if (project === null) throw noSuchProject();
      if (!allows(project.status, 'resultsChanged')) {
        throw new Problem('invalid_project_state', 'The project is being worked on: wait for its run, or cancel it.');
      }
      await this.store(manager, projectId, change(toView(project)));
      return toView(await manager.findOneByOrFail(Project, { projectId }));
    });
  }

  /** @throws Problem `not_found` */
  async remove(userId: string, projectId: string): Promise<void> {
    const { affected } = await this.projects.delete({ projectId, userId });
    if (affected === 0) throw noSuchProject();
    this.erasure.due();
  }

  /** Stores a change of a project, and its status after an event. Returns false if the project was deleted. */
  async store(manager: EntityManager, projectId: string, change: ProjectChange): Promise<boolean> {
    const { results, event, ...columns } = change;
    const { affected } = await manager.update(Project, projectId, {
      ...columns,
      ...(event === undefined ? {} : { status: statusAfter(event) }),
      ...(results === undefined ? {} : storedResults(results)),
      updatedAt: this.clock.now().toISOString(),
    });
    return affected !== 0;
  }
}

/** What a run or a request changes in a project; the status follows from the event. */
export type ProjectChange = Partial<
  Pick<Project, 'jobTitle' | 'candidateCount' | 'avgScore' | 'pipelineStartTime' | 'pipelineEndTime'>
> & {
  event?: StatusChange;
  results?: ProjectResults | null;
};

function noSuchProject(): Problem {
  return new Problem('not_found', 'There is no such project.');
}
