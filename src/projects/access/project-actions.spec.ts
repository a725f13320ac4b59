import { describe, expect, it } from '@jest/globals';
import { Get } from '@nestjs/common';
import { Access } from '../../auth/access.decorator.js';
import { ProjectController } from '../project-controller.decorator.js';
import { PROJECT_STATUSES } from '../project-status.js';
import {
  allowedChanges,
  mayDo,
  PROJECT_ACTION_NAMES,
  PROJECT_ROLES,
  requireAllowed,
  statusAllows,
} from './project-actions.js';

describe('the table of actions', () => {
  it('lets an editor do all but share, delete, and read the audit log', () => {
    expect(PROJECT_ACTION_NAMES.filter((name) => !mayDo('editor', name))).toEqual([
      'listAudit',
      'shareProject',
      'removeMember',
      'deleteProject',
    ]);
  });

  it('lets the owner do everything', () => {
    expect(PROJECT_ACTION_NAMES.filter((name) => !mayDo('owner', name))).toEqual([]);
  });

  it.each(PROJECT_STATUSES)('lets a reader change nothing of a project that is %s', (status) => {
    expect(allowedChanges({ role: 'reader', status })).toEqual([]);
  });

  it.each(PROJECT_STATUSES)('lets a reader do in the status %s all that a reader may do', (status) => {
    const reading = PROJECT_ACTION_NAMES.filter((name) => mayDo('reader', name));
    expect(reading.filter((name) => !statusAllows(status, name))).toEqual([]);
  });

  it.each(PROJECT_ROLES)('names as allowed for the role %s only what it then lets pass', (role) => {
    for (const status of PROJECT_STATUSES)
      for (const name of allowedChanges({ role, status })) requireAllowed({ role, status }, name);
  });

  it('names what a project allows where it refuses something', () => {
    expect(() => requireAllowed({ role: 'editor', status: 'running' }, 'resetProject')).toThrow(
      expect.objectContaining({
        code: 'invalid_project_state',
        detail:
          'The status running does not allow this. The project allows now: change its name and job title; cancel its run.',
        extensions: { projectStatus: 'running', allowed: ['updateProject', 'cancelRun'] },
      }),
    );
  });

  it('says that a role is missing before it says anything of the status', () => {
    expect(() => requireAllowed({ role: 'reader', status: 'running' }, 'resetProject')).toThrow(
      expect.objectContaining({ code: 'insufficient_role' }),
    );
  });

  it('has a row for every route of a project, without which its controller is not loaded', () => {
    expect(() => {
      @ProjectController('projects/:projectId/dreams')
      class Dreams {
        @Get()
        @Access('projects:read')
        readDreams(): void {}
      }
      return Dreams;
    }).toThrow('Dreams.readDreams needs a row in PROJECT_ACTIONS');
  });
});
