import { FeedMoveModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { settleWatchMove } from '../watches/watch-package.js';
import { audienceIs } from './feed-entry.js';
import { settleProjectMove } from './sync-project-feed.js';
import { type Move, removeNow } from './write-entries.js';

const atOnce = 100;

/**
 * Makes the moves before a moment once more, from what is true now: a writer that read before a move, wrote after it and
 * was killed then has left entries behind. Answers how many moves there were. Safe to run again, and by two at once.
 */
export async function settleMoves(context: DomainContext, before: Date, signal?: AbortSignal): Promise<number> {
  for (let settled = 0; ; ) {
    const moves = await FeedMoveModel.find({ at: { $lt: before } })
      .sort({ at: 1 })
      .limit(atOnce)
      .lean();
    for (const { _id, ...move } of moves) {
      if (signal?.aborted) return settled;
      await settle(context, move);
      await FeedMoveModel.deleteOne({ _id });
      settled++;
    }
    if (moves.length < atOnce) return settled;
  }
}

async function settle(context: DomainContext, { audience, packagePurls }: Move): Promise<void> {
  if (!packagePurls) return await removeNow({ audience, packagePurls });
  const { kind, id } = audienceIs(audience);
  if (kind === 'project') await settleProjectMove(context, id, packagePurls);
  else await settleWatchMove(context, id, packagePurls);
}
