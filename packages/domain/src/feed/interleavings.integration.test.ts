import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contentId,
  type EventDocument,
  EventModel,
  type FeedEntryDocument,
  FeedEntryModel,
  ProjectPackageModel,
  toEvent,
} from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import { componentManifest, createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import fc from 'fast-check';
import {
  acceptImport,
  feedView,
  type ProjectScope,
  processImport,
  syncProjectFeed,
  unwatchPackage,
  watchPackage,
} from '../index.js';

const names = ['alpha', 'beta', 'gamma'];
const purlOf = (name: string) => `pkg:npm/${name}`;

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());

type Step =
  | { does: 'happens'; name: string; historical: boolean; published: number }
  | { does: 'streams'; count: number }
  | { does: 'imports'; names: string[] }
  | { does: 'syncs' }
  | { does: 'watches' | 'unwatches'; name: string };
const name = fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('happens' as const),
      name,
      historical: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
      // A relay that died in between publishes twice.
      published: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('streams' as const), count: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('imports' as const), names: fc.subarray(names) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('syncs' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('watches' as const, 'unwatches' as const), name }) },
);

/** A project, a person, and a log that is read as a processor reads it. */
class World {
  readonly log: StreamedEvent[] = [];
  private read = 0;
  private happened = 0;
  private stepNumber = 0;
  private reading: Promise<unknown> = Promise.resolve();

  constructor(readonly scope: ProjectScope & { userId: string }) {}

  async run(step: Step): Promise<unknown> {
    const { userId, projectId } = this.scope;
    if (step.does === 'happens') return this.happens(step);
    if (step.does === 'streams') return this.streams(step.count);
    if (step.does === 'imports') return this.imports(step.names);
    if (step.does === 'syncs') return syncProjectFeed(stores, projectId);
    if (step.does === 'unwatches') return unwatchPackage(stores, userId, purlOf(step.name));
    return watchPackage(stores, userId, { packagePurl: purlOf(step.name), ecosystem: 'npm', name: step.name });
  }

  private async happens({ name, historical, published }: Extract<Step, { does: 'happens' }>): Promise<void> {
    const observedAt = new Date();
    const stored: EventDocument = {
      _id: contentId(this.scope.projectId, this.happened++),
      type: 'package.released',
      subject: purlOf(name),
      key: purlOf(name),
      occurredAt: observedAt,
      observedAt,
      schemaVersion: 1,
      historical,
      data: { version: `1.0.${this.happened}`, previousVersion: null, level: null, publisher: null },
      published: true,
    };
    await EventModel.create(stored);
    for (let times = 0; times < published; times++)
      this.log.push({ event: toEvent(stored), partition: 0, offset: this.log.length });
  }

  /** One batch after the other, as a partition is read. */
  streams(count: number): Promise<unknown> {
    this.reading = this.reading.then(async () => {
      const batch = this.log.slice(this.read, this.read + count);
      this.read += batch.length;
      if (batch.length > 0) await feedView.write(stores, batch, { target: 'current' });
    });
    return this.reading;
  }

  private async imports(packages: string[]): Promise<void> {
    const content = componentManifest([`step-${this.stepNumber++}@1.0.0`, ...packages.map((each) => `${each}@1.0.0`)]);
    const { _id } = await acceptImport(stores, this.scope, { filename: 'bom.json', content });
    await processImport(stores, _id);
  }

  /** What the feed must hold, from what is true in the end and nothing else. */
  async expected(): Promise<Record<string, unknown>> {
    const { projectId, userId } = this.scope;
    const uses = await ProjectPackageModel.find({ projectId, feed: 'current' }).lean();
    const watches = await stores.database.watch.findMany({ where: { userId } });
    const audiences = [
      ...uses.map((use) => [`project:${projectId}`, use.packagePurl, use.addedAt] as const),
      ...watches.map((watch) => [`watch:${userId}`, watch.packagePurl, watch.createdAt] as const),
    ];
    const entries: Record<string, unknown> = {};
    for (const { event, offset } of [...this.log].reverse()) {
      for (const [audience, packagePurl, since] of audiences) {
        if (packagePurl !== event.subject) continue;
        const fresh = !event.historical && new Date(event.observedAt) >= since;
        entries[`${audience}/${event.id}`] = { fresh, offset: fresh ? offset : null };
      }
    }
    return entries;
  }
}

async function entriesNow(): Promise<Record<string, unknown>> {
  const entries = await FeedEntryModel.find({ type: 'package.released' }).lean<FeedEntryDocument[]>();
  return Object.fromEntries(entries.map(({ _id, fresh, offset }) => [_id, { fresh, offset }]));
}

describe('a feed', () => {
  it('holds the same whatever comes first, at the same time or twice: imports, watches, the stream', async () => {
    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        await stores.empty();
        const world = new World(await createProjectRows(stores.database));
        await world.run({ does: 'imports', names });
        // What is in a round happens at the same time.
        for (const round of all) await Promise.all(round.map((each) => world.run(each)));
        await world.streams(world.log.length);
        await world.run({ does: 'syncs' });
        expect(await entriesNow()).toEqual(await world.expected());
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 600_000);
});
