import type { LogLoss } from '@red-tortoise/contracts';
import { EventLogModel, type StreamOffsetDocument, StreamOffsetModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';

const longestSearch = 5_000;
/** What the log loses is mended without anybody's help; it is shown so long, in milliseconds, that somebody asks why. */
const shownFor = 24 * 60 * 60_000;

/** By processor, and in one for logs that were begun anew, over the partitions of this installation. */
export async function readLogLosses({ queue }: DomainContext, now: Date): Promise<LogLoss[]> {
  const streams = new Set(queue.stream.names);
  const since = { $gte: new Date(now.getTime() - shownFor) };
  const [logs, rows] = await Promise.all([
    EventLogModel.find({ _id: { $in: [...streams] }, begunAnewAt: since })
      .maxTimeMS(longestSearch)
      .lean(),
    StreamOffsetModel.find({ 'gap.at': since })
      .sort({ _id: 1 })
      .maxTimeMS(longestSearch)
      .lean<StreamOffsetDocument[]>(),
  ]);
  const losses: Loss[] = [
    ...logs.map(({ begunAnewAt: at, publishedAgain }) => ({ processor: null, at, mended: 0, publishedAgain })),
    ...rows.flatMap(({ _id, gap }) => {
      const [processor, stream] = _id.split('/');
      return gap && processor && stream && streams.has(stream) ? [{ ...gap, processor }] : [];
    }),
  ];
  return [...groupedBy(losses, ({ processor }) => processor)].map(([processor, ofOne]) => ({
    processor,
    ...sumOf(ofOne),
  }));
}

type Loss = Omit<LogLoss, 'at'> & { at: Date };

function sumOf(losses: readonly Loss[]): Omit<LogLoss, 'processor'> {
  const sum = (of: (loss: Loss) => number) => losses.reduce((total, loss) => total + of(loss), 0);
  return {
    at: new Date(Math.max(...losses.map(({ at }) => at.getTime()))).toISOString(),
    mended: sum(({ mended }) => mended),
    publishedAgain: sum(({ publishedAgain }) => publishedAgain),
  };
}
