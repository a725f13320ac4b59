import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunScene } from '../../../test/support/run-scene.js';
import { type AuthenticatedUser } from '../../auth/current-user.decorator.js';
import { TokenLiveAccess } from '../../auth/live-access.js';
import { Session } from '../../auth/sessions/session.entity.js';
import { Sessions } from '../../auth/sessions/sessions.service.js';
import { NoMetrics } from '../../platform/common/metrics.js';
import { EventStreams } from './event-streams.js';
import { type RunEventStream } from './run-event-stream.js';
import { RunEventsService } from './run-events.service.js';
import { POLL_INTERVAL } from './run-watch.js';

describe('the events of a run', () => {
  let scene: RunScene;
  let streams: EventStreams;
  let events: RunEventsService;
  let user: AuthenticatedUser & { sessionId: string };
  let id: string;
  let open: RunEventStream[];

  beforeEach(async () => {
    scene = await RunScene.open();
    // A heartbeat comes before the first look of the watch, which would find the end of a session too.
    Object.assign(scene.settings, { eventStreamsPerUser: 2, eventHeartbeatSeconds: POLL_INTERVAL / 2000 });
    user = { userId: scene.userId, sessionId: scene.ids.next(), scopes: [] };
    const expiresAt = new Date(scene.clock.now().getTime() + 3_600_000).toISOString();
    await scene.dataSource.manager.insert(Session, {
      userId: user.userId,
      sessionId: user.sessionId,
      tokenHash: '',
      userAgent: null,
      createdAt: scene.clock.now().toISOString(),
      expiresAt,
    });
    ({ streams, events } = service());
    id = await scene.addRun({ revision: 3 });
    open = [];
  });

  afterEach(async () => {
    for (const stream of open) stream.destroy();
    await scene.close();
  });

  function service(): { streams: EventStreams; events: RunEventsService } {
    const { store, watch } = scene.process();
    const { dataSource, accessEnds, clock, ids, timers, settings } = scene;
    // No token is made or read here, and no session ends by a request.
    const sessions = new Sessions(
      dataSource.getRepository(Session),
      undefined as never,
      accessEnds,
      undefined as never,
      clock,
      ids,
    );
    // No stream of these tests belongs to an API key.
    const access = new TokenLiveAccess(sessions, undefined as never);
    const all = new EventStreams(accessEnds, timers, settings, new NoMetrics());
    all.onModuleInit();
    return { streams: all, events: new RunEventsService(store, watch, all, access, clock) };
  }

  async function stream(
    lastEventId?: string,
    from = events,
  ): Promise<{ stream: RunEventStream; until: (part: string) => Promise<string> }> {
    const opened = await from.open(user, id, lastEventId);
    open.push(opened);
    let text = '';
    opened.on('data', (chunk: string) => (text += chunk));
    const until = async (part: string): Promise<string> => {
      while (!text.includes(part)) await once(opened, 'data');
      return text;
    };
    return { stream: opened, until };
  }

  /** The run changes, which is signalled: another event. */
  async function change(): Promise<void> {
    await scene.runs.increment({ executionId: id }, 'revision', 1);
    scene.signals.publish({ executionId: id, kind: 'changed' });
  }

  const heartbeat = (): Promise<void> => scene.timers.advance(scene.settings.eventHeartbeatSeconds * 1000);

  it('begin with the present state, under the number of its change', async () => {
    const { until } = await stream();
    expect(await until('event: progress')).toContain('id: 3\nevent: progress');
  });

  it('leave out what a client has that connects again with Last-Event-ID', async () => {
    const { until } = await stream('3');
    // A second client that has its first event: the first client's stream has looked by then.
    await (await stream()).until('id: 3');
    await change();
    expect(await until('id: 4')).not.toContain('id: 3');
  });

  it('tell what came after Last-Event-ID at once', async () => {
    const { until } = await stream('2');
    expect(await until('id: ')).toContain('id: 3\nevent: progress');
  });

  it('go on at another process under the same numbers', async () => {
    await change();
    const { until } = await stream('3', service().events);
    expect(await until('id: ')).toContain('id: 4');
  });

  it.each([
    ['names a change that was never made', '4'],
    ['is no number', 'last'],
    ['is empty', ''],
  ])('begin anew where Last-Event-ID %s', async (_, given) => {
    const { until } = await stream(given);
    expect(await until('id: ')).toContain('id: 3');
  });

  it('end with done when the run has ended', async () => {
    const { stream: opened, until } = await stream();
    await until('id: 3');
    await scene.runs.update(id, { status: 'completed', revision: 4 });
    scene.signals.publish({ executionId: id, kind: 'ended' });
    await until('event: done');
    await once(opened, 'end');
    expect(opened.readableEnded).toBe(true);
  });

  it('are kept open by comments in between', async () => {
    const { until } = await stream('3');
    await until('retry');
    await heartbeat();
    expect(await until(': ')).toContain(': still here');
  });

  it('end at the next heartbeat when the session has expired', async () => {
    const { stream: opened, until } = await stream();
    await until('id: 3');
    const closed = once(opened, 'close');
    scene.clock.advance(3_600_001);
    await heartbeat();
    await closed;
    expect(streams.size).toBe(0);
  });

  it('end at once when the end of the session is announced', async () => {
    const { stream: opened, until } = await stream();
    await until('id: 3');
    const closed = once(opened, 'close');
    await scene.dataSource.manager.delete(Session, { sessionId: user.sessionId });
    scene.accessEnds.tell(user.userId);
    await closed;
    expect(streams.size).toBe(0);
  });

  it('go on when another session of the user has ended', async () => {
    const { until } = await stream('3');
    scene.accessEnds.tell(user.userId);
    await change();
    expect(await until('id: ')).toContain('id: 4');
  });

  it('are refused to a user who has as many streams open as allowed', async () => {
    await stream();
    await stream();
    await expect(stream()).rejects.toMatchObject({ code: 'too_many_streams' });
  });

  it('are refused while the process stops', async () => {
    streams.onModuleDestroy();
    await expect(stream()).rejects.toMatchObject({ code: 'not_ready' });
  });

  it('are not found by a stranger', async () => {
    await expect(
      events.open({ userId: scene.ids.next(), sessionId: scene.ids.next(), scopes: [] }, id, undefined),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('need no timer when the last client has left', async () => {
    const { stream: opened } = await stream();
    const closed = once(opened, 'close');
    opened.destroy();
    await closed;
    expect(scene.timers.pending).toBe(0);
  });
});
