import { Injectable } from '@nestjs/common';
import {
  CodedError,
  type changeInbox,
  type changeInboxItem,
  type getInbox,
  type InboxPage,
} from '@red-tortoise/contracts';
import { type AlertDocument, AlertModel } from '@red-tortoise/documents';
import type { z } from 'zod';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';
import { openFilter, readInbox } from './read-inbox.js';
import { ShowInbox } from './show-inbox.js';

type ItemChange = z.output<typeof changeInboxItem.body>;
type Unread = { unread: number };

const countedTo = 1_000;
const longestCount = 5_000;

@Injectable()
export class InboxService {
  constructor(
    private readonly stores: Stores,
    private readonly showInbox: ShowInbox,
  ) {}

  async page(access: Access, query: z.output<typeof getInbox.query>): Promise<InboxPage> {
    const [{ rows, next }, { unread }] = await Promise.all([readInbox(access.userId, query), this.unread(access)]);
    return { items: await this.showInbox.items(access, rows), next, unread };
  }

  /** Counted to 1,000 at the most. */
  async unread(access: Access): Promise<Unread> {
    const alerts = await AlertModel.find(openFilter(access.userId, ['unread'], new Date()))
      .select({ _id: 0, projectIds: 1, watched: 1, eventId: 1 })
      .hint('inbox')
      .limit(countedTo)
      .maxTimeMS(longestCount)
      .lean<Pick<AlertDocument, 'projectIds' | 'watched' | 'eventId'>[]>();
    return { unread: (await this.showInbox.visible(access, alerts)).length };
  }

  async change(access: Access, id: string, { state, snoozedUntil = null }: ItemChange): Promise<Unread> {
    const { matchedCount } = await AlertModel.updateOne(
      { _id: id, owner: access.userId, inbox: true },
      {
        $set:
          snoozedUntil === null
            ? { ...(state && { state }), snoozedUntil }
            : { state: 'unread', snoozedUntil: new Date(snoozedUntil) },
      },
    );
    if (matchedCount === 0) throw new CodedError('alert.not-found');
    return await this.changed(access);
  }

  async changeMany(access: Access, { state, until }: z.output<typeof changeInbox.body>): Promise<Unread> {
    const from = state === 'read' ? (['unread'] as const) : (['unread', 'read'] as const);
    const upTo = { at: { $lte: new Date(until) } };
    await AlertModel.updateMany(
      { ...openFilter(access.userId, from, new Date()), ...upTo },
      { $set: { state, snoozedUntil: null } },
    );
    return await this.changed(access);
  }

  private async changed(access: Access): Promise<Unread> {
    this.stores.queue.signal('inbox.changed', { userIds: [access.userId] });
    return await this.unread(access);
  }
}
