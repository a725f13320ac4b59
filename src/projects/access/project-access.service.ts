import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { Problem } from '../../platform/common/problem.js';
import { CONNECTION } from '../../platform/database/connection.js';
import { type ProjectAccess } from '../project-access.js';
import { Project } from '../project.entity.js';
import { projectStatements } from '../stored/project-statements.js';
import { type ProjectActionName, requireAllowed, wrongState } from './project-actions.js';

/** Decides who may do what with a project: the owner and the members, by the table of actions. */
@Injectable()
export class ProjectAccessService {
  private readonly statement: string;

  constructor(@InjectRepository(Project, CONNECTION) private readonly projects: Repository<Project>) {
    this.statement = projectStatements(projects).access;
  }

  /**
   * Returns the status of a project and the role of a user in it.
   * @param manager of the transaction that this is part of
   * @throws Problem `not_found`, also for a project that the user is no member of
   */
  async of(userId: string, projectId: string, manager?: EntityManager): Promise<ProjectAccess> {
    const [access] = await (manager ?? this.projects.manager).query<ProjectAccess[]>(this.statement, [
      userId,
      projectId,
    ]);
    if (access === undefined) throw noSuchProject();
    return access;
  }

  /**
   * The same, if the user may do something and the status allows it.
   * @throws Problem `not_found`, `insufficient_role`, `invalid_project_state`
   */
  async permit(
    userId: string,
    projectId: string,
    action: ProjectActionName,
    manager?: EntityManager,
  ): Promise<ProjectAccess> {
    const access = await this.of(userId, projectId, manager);
    requireAllowed(access, action);
    return access;
  }

  /** Why a statement with the condition of an action has changed nothing. */
  async refusal(userId: string, projectId: string, action: ProjectActionName): Promise<Problem> {
    try {
      // If the action is allowed now, another request has changed the status after the statement.
      return wrongState(await this.permit(userId, projectId, action));
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}

export function noSuchProject(): Problem {
  return new Problem('not_found', 'There is no such project.');
}
