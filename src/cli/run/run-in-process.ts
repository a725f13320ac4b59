import { randomUUID } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { RegistrationService } from '../../auth/registration.service.js';
import { GithireModule } from '../../githire.module.js';
import { RunWatch } from '../../pipeline/events/run-watch.js';
import { type ExecutionView, type RunRequest } from '../../pipeline/pipeline.dto.js';
import { PipelineService } from '../../pipeline/pipeline.service.js';
import { Problem } from '../../platform/common/problem.js';
import { type Settings } from '../../platform/config/settings.js';
import { createLogger, PinoLoggerService } from '../../platform/logging/logging.js';
import { type ProjectView } from '../../projects/project.dto.js';
import { ProjectsService } from '../../projects/projects.service.js';

/** The address under which the one user of this process is counted. */
const LOCAL_ADDRESS = '127.0.0.1';

/** How a run in this process is followed and ended. */
export interface RunObserver {
  /** Is told about each change of the run. */
  onProgress: (view: ExecutionView) => void;
  /** Cancels the run when aborted. */
  signal: AbortSignal;
}

/**
 * Runs the whole pipeline in this process, without HTTP, and returns the project with its results. With a database in
 * memory nothing is kept.
 * @throws Problem with which the run was refused or failed; `cancelled` after `signal`
 */
export async function runInProcess(
  request: RunRequest,
  settings: Settings,
  observer: RunObserver,
): Promise<ProjectView> {
  // Standard output belongs to the result.
  const logger = new PinoLoggerService(createLogger(settings.logLevel, pino.destination({ dest: 2, sync: true })));
  const context = await NestFactory.createApplicationContext(GithireModule.forRoot(settings), {
    logger,
    abortOnError: false,
  });
  try {
    return await runWithin(context, request, observer);
  } finally {
    await context.close();
  }
}

async function runWithin(
  context: INestApplicationContext,
  request: RunRequest,
  { onProgress, signal }: RunObserver,
): Promise<ProjectView> {
  const instanceOf = <T>(type: new (...parameters: never[]) => T): T => context.get<T>(type, { strict: false });
  const pipeline = instanceOf(PipelineService);
  const account = { email: 'run@githire.example', password: randomUUID() };
  const { userId } = await instanceOf(RegistrationService).register(account, LOCAL_ADDRESS);
  const { executionId, projectId } = await pipeline.submit(userId, request, null);
  let isUnderWay = true;
  const unwatch = instanceOf(RunWatch).watch(executionId, () => {
    // A missed line of progress is no fault of the run.
    void pipeline.status(userId, executionId).then(
      (view) => isUnderWay && onProgress(view),
      () => undefined,
    );
  });
  try {
    await Promise.race([pipeline.untilCompleted(userId, executionId), whenAborted(signal)]);
  } catch (error) {
    if (signal.aborted) await pipeline.cancel(userId, executionId);
    throw error;
  } finally {
    isUnderWay = false;
    unwatch();
  }
  return instanceOf(ProjectsService).read(userId, projectId);
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new Problem('cancelled', 'The run was cancelled.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
