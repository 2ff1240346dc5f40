import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { type DoneToSome, Event, type operationsEndpoints, type ResponseOf } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { recordOperations } from './record-operation.js';

type Requeue = z.output<typeof operationsEndpoints.requeueDeadLetters.body>;
type Drop = z.output<typeof operationsEndpoints.dropDeadLetters.body>;

const gone = 'it is not among the oldest dead letters any more';

/** Messages that no attempt could process. One at a time looks at them: a look holds what it has seen. */
@Injectable()
export class DeadLettersService {
  constructor(private readonly stores: Stores) {}

  async list(): Promise<ResponseOf<typeof operationsEndpoints.deadLetters>> {
    const { deadLetters, quarantine } = this.stores.queue;
    return this.alone(async () => {
      const total = await quarantine.countDeadLetters();
      return { items: await deadLetters.list(), total };
    });
  }

  /** The broker has the message in its processor's quarantine before it leaves the dead letters. */
  async requeue(viewer: Viewer, { letters, comment }: Requeue): Promise<DoneToSome> {
    const { deadLetters } = this.stores.queue;
    const mended = new Map(letters.map(({ id, event }) => [id, event]));
    const operations = letters.map(({ id, event }) => ({
      ...{ screen: 'dead-letter', objectId: id, objectTitle: id, verb: 'requeue', comment },
      after: { event: event ?? 'as it was' },
    }));
    return recordOperations(this.stores.database, viewer, operations, async () => {
      const refused = new Map(letters.map(({ id }) => [id, gone]));
      const taken = await this.alone(() =>
        deadLetters.take(new Set(mended.keys()), async (id, entry) => {
          const event = mended.get(id) ?? eventIn(entry.content);
          if (event === null) {
            refused.set(id, 'it is no event of a known type: mend it first');
            return false;
          }
          await deadLetters.setAside({ ...entry, content: Buffer.from(JSON.stringify(event)) });
          return true;
        }),
      );
      for (const id of taken) refused.delete(id);
      return refused;
    });
  }

  /** What it said stays on record. */
  async drop(viewer: Viewer, { ids, comment }: Drop): Promise<DoneToSome> {
    const contents = new Map((await this.list()).items.map(({ id, content }) => [id, content]));
    const operations = [...new Set(ids)].map((objectId) => ({
      ...{ screen: 'dead-letter', objectId, objectTitle: objectId, verb: 'drop', comment },
      before: { content: contents.get(objectId) ?? null },
    }));
    return recordOperations(this.stores.database, viewer, operations, async () => {
      const taken = await this.alone(() => this.stores.queue.deadLetters.take(new Set(ids), async () => true));
      return new Map(ids.filter((id) => !taken.includes(id)).map((id) => [id, gone]));
    });
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    return this.stores.queue.withLock('dead-letters', work, 10_000);
  }
}

function eventIn(content: Buffer): Event | null {
  try {
    return Event.safeParse(JSON.parse(content.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
