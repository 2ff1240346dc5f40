import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { activityNow, feedNow, LogWorld, packageNames } from '../test-support/log-world.js';

const events = 6_000;

let stores: TestStores;
let world: LogWorld;
beforeAll(async () => {
  stores = await openStores();
  world = await LogWorld.open(stores);
});
afterAll(async () => {
  await world.close();
  await stores.close();
});

it('with the orchestrator killed again and again each event is counted once, and is in the feed once', async () => {
  await world.orchestrator.start();
  const { organisationId } = await world.createProject(packageNames);
  const happening = (async () => {
    for (let each = 0; each < 12; each++) await world.happen(events / 12);
  })();
  for (let kill = 0; kill < 4; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1_500));
    await world.orchestrator.kill();
    await world.orchestrator.start();
  }
  await happening;
  await world.settled();
  const numbers = Array.from({ length: events }, (_, number) => number);
  // Each fifth tells of the past, and each seventh was observed before the project was there.
  const observed = numbers.filter((number) => number % 5 !== 0);
  const touching = observed.filter((number) => number % 7 !== 0);
  const windows = await activityNow();
  const sumOf = (of: (subject: string) => boolean) =>
    windows
      .filter(({ subject }) => of(subject))
      .flatMap(({ counts }) => Object.values(counts))
      .flatMap((byWord) => Object.values(byWord))
      .reduce((sum, count) => sum + count, 0);
  expect(sumOf((subject) => subject.startsWith('pkg:'))).toBe(observed.length);
  // And the import itself.
  expect(sumOf((subject) => subject === `organisation:${organisationId}`)).toBe(touching.length + 1);
  expect((await feedNow()).filter(({ type }) => type !== 'project.imported')).toHaveLength(events);
}, 600_000);
