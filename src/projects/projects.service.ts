import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { CONNECTION } from '../platform/database/connection.js';
import { Clock } from '../platform/common/clock.js';
import { IdGenerator } from '../platform/common/ids.js';
import { Settings } from '../platform/config/settings.js';
import { Erasure } from '../platform/database/erasure.js';
import { Transactions } from '../platform/database/transactions.js';
import { type ProjectResults } from '../domain/run-result.js';
import {
  type CreateProjectRequest,
  type DuplicateProjectRequest,
  type ListProjectsQuery,
  type ProjectPage,
  type ProjectView,
  type UpdateProjectRequest,
} from './project.dto.js';
import { copyName } from './copy-name.js';
import { Project } from './project.entity.js';
import { withinProjectBound } from './project-bound.js';
import { noSuchProject, ProjectAccessService } from './access/project-access.service.js';
import { type ProjectActionName } from './access/project-actions.js';
import {
  type ListedProject,
  lockProject,
  type ProjectStatements,
  projectStatements,
  type StoredProject,
} from './stored/project-statements.js';
import {
  bytesOf,
  resultsOf,
  retainedUntil,
  storedResults,
  toAnswer,
  toJson,
  toView,
  viewOfStored,
} from './stored/stored-project.js';
import { type StatusChange, statusAfter, statusesBefore } from './project-status.js';
import { draftResults } from './team/draft-results.js';
import { type WithTeamLibraries } from './team/team-manifests.js';

const EMPTY_OBJECT = '{}';

/**
 * The projects that a user owns or is a member of. Each method checks the user, so that projects of others are not found
 * and only those change something whose role allows it.
 */
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
    /** Who may do what with a project. */
    readonly access: ProjectAccessService,
  ) {
    this.statements = projectStatements(projects);
  }

  async list(userId: string, { status, limit, offset }: ListProjectsQuery): Promise<ProjectPage> {
    const { list, count } = status === undefined ? this.statements.all : this.statements.byStatus;
    const filter = status === undefined ? [userId] : [userId, status];
    const rows = await this.projects.query<ListedProject[]>(list, [...filter, offset + limit, limit, offset]);
    // A page after the last one has no row that contains the total.
    const [{ total }] = (rows[0] === undefined ? await this.projects.query(count, filter) : rows) as [ListedProject];
    const { retentionDays } = this.settings;
    const projects = rows.map(({ total: _total, ...summary }) => ({
      ...summary,
      retainedUntil: retainedUntil(summary, retentionDays),
    }));
    return { projects, total: Number(total), limit, offset };
  }

  /** @throws Problem `not_found`, also for a project that the user is no member of */
  async read(userId: string, projectId: string): Promise<ProjectView> {
    const stored = await this.findStored(userId, projectId, this.statements.readWithWork);
    if (stored === undefined) throw noSuchProject();
    return viewOfStored(stored, this.settings.retentionDays);
  }

  /**
   * Reads a project as JSON in UTF-8. Stored results of 700 KB are copied without parsing them. If the database returns
   * them as bytes, they do not use V8's heap either.
   * @throws Problem `not_found`, also for a project that the user is no member of
   */
  async readAsJson(userId: string, projectId: string): Promise<Buffer> {
    return toJson(await this.find(userId, projectId), this.settings.retentionDays);
  }

  /** Returns all projects that a user owns as JSON, newest first, one in memory at a time; skips projects deleted meanwhile. */
  async *readEachAsJson(userId: string): AsyncGenerator<Buffer, void> {
    const all = await this.projects.find({
      select: { projectId: true },
      where: { userId },
      order: { createdAt: 'DESC', projectId: 'DESC' },
    });
    for (const { projectId } of all) {
      const stored = await this.findStored(userId, projectId, this.statements.readWithWork);
      if (stored !== undefined) yield toJson(stored, this.settings.retentionDays);
    }
  }

  /**
   * Returns the results of a project as JSON in UTF-8; null if there are none.
   * @throws Problem `not_found`, also for a project that the user is no member of
   */
  async readResultsAsJson(userId: string, projectId: string): Promise<Buffer | null> {
    const { resultsJson } = await this.find(userId, projectId);
    const results = bytesOf(resultsJson ?? EMPTY_OBJECT);
    return results.length === EMPTY_OBJECT.length ? null : results;
  }

  private async findStored(
    userId: string,
    projectId: string,
    statement = this.statements.read,
  ): Promise<StoredProject | undefined> {
    const [stored] = await this.projects.query<StoredProject[]>(statement, [userId, projectId]);
    return stored;
  }

  private async find(userId: string, projectId: string): Promise<StoredProject> {
    const stored = await this.findStored(userId, projectId);
    if (stored === undefined) throw noSuchProject();
    return stored;
  }

  /** @throws Problem `too_many_projects` */
  async createDraft(userId: string, request: WithTeamLibraries<CreateProjectRequest>): Promise<ProjectView> {
    const project = this.newProject(userId, 'created', request);
    await this.transactions.run((manager) => this.insert(manager, project));
    return toView(project, { role: 'owner', retentionDays: this.settings.retentionDays });
  }

  /**
   * Makes a draft of the user's own with the posting, the reading, the place and the team of a project, and nobody of its
   * people.
   * @throws Problem `not_found`, `too_many_projects`
   */
  async duplicate(userId: string, projectId: string, { name }: DuplicateProjectRequest): Promise<ProjectView> {
    const { jobTitle, jobDescriptionText, location, results, ...original } = await this.read(userId, projectId);
    const { jobRequirement, teamLibraries } = results ?? {};
    const copied = { jobTitle, jobDescriptionText, location, jobRequirement, teamLibraries };
    return this.createDraft(userId, { name: name ?? copyName(original.name), ...copied });
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

  /**
   * Changes the name or the title of a project; its location while no run works on it; its posting, reading and team
   * while it is a draft.
   * @throws Problem `not_found`, `insufficient_role`, `invalid_project_state`
   */
  async update(
    userId: string,
    projectId: string,
    { jobRequirement, teamLibraries, ...change }: WithTeamLibraries<UpdateProjectRequest>,
  ): Promise<ProjectView> {
    const changes = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const isNewPosting = change.jobDescriptionText !== undefined;
    const touchesResults = isNewPosting || jobRequirement !== undefined || teamLibraries !== undefined;
    const changesPlace = change.location !== undefined;
    const action = touchesResults ? 'changeInput' : changesPlace ? 'changePlace' : 'updateProject';
    await this.transactions.run(async (manager) => {
      const project = await lockProject(manager, { projectId });
      await this.access.permit(userId, projectId, action, manager);
      if (project === null) throw noSuchProject();
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
    });
    return toAnswer(await this.read(userId, projectId));
  }

  /**
   * Turns a project back into a draft and deletes its results.
   * @throws Problem `not_found`, `insufficient_role`, `invalid_project_state` during a run
   */
  async reset(userId: string, projectId: string): Promise<ProjectView> {
    await this.access.permit(userId, projectId, 'resetProject');
    const { affected } = await this.projects.update(
      { projectId, status: In(statusesBefore('reset')) },
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
    if (affected === 0) throw await this.access.refusal(userId, projectId, 'resetProject');
    return this.read(userId, projectId);
  }

  /**
   * Changes the results of a project, one change at a time. `change` gets a copy and returns what to store.
   * @param action what the user does, as in the table of actions
   * @throws Problem `not_found`, `insufficient_role`, `invalid_project_state` where nobody can be ranked or a run works on
   * it, and what `change` throws; nothing is stored then
   */
  async changeResults(
    userId: string,
    projectId: string,
    action: ProjectActionName,
    change: (project: ProjectView) => ProjectChange,
  ): Promise<ProjectView> {
    return this.transactions.run(async (manager) => {
      const project = await lockProject(manager, { projectId });
      if (project === null) throw noSuchProject();
      const access = await this.access.permit(userId, projectId, action, manager);
      const context = { role: access.role, retentionDays: this.settings.retentionDays };
      await this.store(manager, projectId, change(toView(project, context)));
      return toView(await manager.findOneByOrFail(Project, { projectId }), context);
    });
  }

  /** @throws Problem `not_found`, `insufficient_role` */
  async remove(userId: string, projectId: string): Promise<void> {
    await this.access.permit(userId, projectId, 'deleteProject');
    const { affected } = await this.projects.delete({ projectId });
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
