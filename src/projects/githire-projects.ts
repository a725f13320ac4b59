import { Injectable } from '@nestjs/common';
import { validateInput } from '../platform/http/input/validation.js';
import { ListProjectsQuery, type ProjectPage, type ProjectView } from './project.dto.js';
import { ProjectsService } from './projects.service.js';

/** Projects for host code that works without HTTP, on behalf of a user: the id that `CurrentUser` gives. */
@Injectable()
export class GithireProjects {
  constructor(private readonly projects: ProjectsService) {}

  /**
   * One page of the projects that a user owns or is a member of, newest first.
   * @param query `status`, `limit` (1 to 100, default 20) and `offset`, as the query of `GET /projects`
   * @throws Problem `validation_failed`
   */
  async list(userId: string, query: Partial<ListProjectsQuery> = {}): Promise<ProjectPage> {
    return this.projects.list(userId, (await validateInput('query', query, ListProjectsQuery)) as ListProjectsQuery);
  }

  /**
   * One project with its results.
   * @throws Problem `not_found`, also for a project that the user is no member of
   */
  read(userId: string, projectId: string): Promise<ProjectView> {
    return this.projects.read(userId, projectId);
  }

  /**
   * Deletes a project with its runs.
   * @throws Problem `not_found`, also for a project that the user is no member of; `insufficient_role` for a member
   */
  remove(userId: string, projectId: string): Promise<void> {
    return this.projects.remove(userId, projectId);
  }
}
