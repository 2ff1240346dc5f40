import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FeedEntryModel, ViewReplayModel } from '@red-tortoise/documents';
import {
  removeDeletedProjects,
  settleMoves,
  startReplay,
  syncProjectFeed,
  unwatchPackage,
  watchPackage,
} from '@red-tortoise/domain';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { activityNow, feedNow, LogWorld, packageNames, purlOf, until } from '../test-support/log-world.js';

let stores: TestStores;
let world: LogWorld;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  world = await LogWorld.open(stores);
});
afterEach(() => world.close());

const watched = (name: string) => ({ packagePurl: purlOf(name), ecosystem: 'npm', name });

describe('a replay', () => {
  it('makes the very documents that live processing made: from zero, from a moment, from offsets', async () => {
    await world.orchestrator.start();
    const { userId } = await world.createProject(packageNames.slice(0, 30));
    await world.happen(800);
    await world.settled();
    const half = new Date();
    await watchPackage(world.context, userId, watched('part-39'));
    await world.happen(800);
    await world.settled();
    const [feed, activity] = [await feedNow(), await activityNow()];
    expect(feed.length).toBeGreaterThan(1_200);
    expect(activity.length).toBeGreaterThanOrEqual(packageNames.length + 1);
    for (const from of ['start', half, [50, 20, 0, 60]] as const) {
      // What only a replay that begins before it can mend.
      await FeedEntryModel.deleteMany({ addedAt: { $gte: half } });
      await world.replayed(await startReplay(world.context, 'feed', from));
      expect(await feedNow()).toEqual(feed);
    }
    for (const from of ['start', half] as const) {
      await world.replayed(await startReplay(world.context, 'activity', from));
      expect(await activityNow()).toEqual(activity);
    }
    // And the processors go on in the new ones.
    await world.happen(50);
    await world.settled();
    expect((await feedNow()).length).toBeGreaterThan(feed.length);
  }, 280_000);

  it('of thousands of events ends right while everything moves and it is killed; no reader misses anything', async () => {
    await world.orchestrator.start();
    const stable = await world.createProject(packageNames);
    const moving = await world.createProject(packageNames.slice(0, 20));
    const removed = await world.createProject(packageNames.slice(10, 15));
    await watchPackage(world.context, stable.userId, watched('part-1'));
    await world.happen(4_000);
    await world.settled();
    const reader = readAllAlong(stable.projectId);
    const replayId = await startReplay(world.context, 'feed', 'start');
    const done = world.replayed(replayId);
    const moves = moveAllAlong(done, moving, stable.userId, removed.projectId);
    for (let kill = 0; kill < 2; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 2_000));
      await world.orchestrator.kill();
      await world.orchestrator.start();
    }
    await Promise.all([done, moves]);
    await world.settled();
    await syncProjectFeed(world.context, moving.projectId);
    await settleMoves(world.context, new Date());
    const counts = await reader.stop();
    expect(counts.length).toBeGreaterThan(10);
    expect([...counts].sort((one, other) => one - other)).toEqual(counts);
    const feed = await feedNow();
    const entriesOf = (projectId: string) => feed.filter(({ audience }) => audience === `project:${projectId}`).length;
    // And that of its import.
    expect(entriesOf(stable.projectId)).toBe(6_001);
    expect(entriesOf(removed.projectId)).toBe(0);
    // Nothing moves any more: this one is undisturbed.
    await world.replayed(await startReplay(world.context, 'feed', 'start'));
    expect(await feedNow()).toEqual(feed);
  }, 280_000);

  it('that is under way is not begun twice', async () => {
    const replayId = await startReplay(world.context, 'feed', 'start');
    await expect(startReplay(world.context, 'feed', 'start')).rejects.toThrow(replayId);
    await startReplay(world.context, 'activity', 'start');
    await world.orchestrator.start();
    await until(async () => (await ViewReplayModel.countDocuments({ phase: 'done' })) === 2);
  }, 300_000);

  /** More events, imports that bring and take packages, a project that goes, somebody who watches and does not. */
  async function moveAllAlong(
    done: Promise<void>,
    moving: Parameters<LogWorld['import']>[0],
    userId: string,
    removedId: string,
  ): Promise<void> {
    let over = false;
    void done.finally(() => {
      over = true;
    });
    for (let round = 0; round < 8 || !over; round++) {
      if (round < 8) await world.happen(250);
      await world.import(moving, packageNames.slice((round * 7) % 30, ((round * 7) % 30) + 10 + (round % 5)));
      if (round === 2) {
        await stores.database.project.update({ where: { id: removedId }, data: { deletedAt: new Date() } });
        await removeDeletedProjects(world.context);
      }
      const change = round % 2 === 0 ? watchPackage : null;
      if (change) await change(world.context, userId, watched('part-2'));
      else await unwatchPackage(world.context, userId, purlOf('part-2'));
    }
  }
});

/** Counts a project's entries over and over. */
function readAllAlong(projectId: string): { stop(): Promise<number[]> } {
  const counts: number[] = [];
  let reading = true;
  const read = (async () => {
    while (reading) {
      counts.push(await FeedEntryModel.countDocuments({ audience: `project:${projectId}` }));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    async stop() {
      reading = false;
      await read;
      return counts;
    },
  };
}
