import { isDeepStrictEqual } from 'node:util';
import { insertIgnoringDuplicates } from '@red-tortoise/documents';
import { nextOf, type View } from '@red-tortoise/domain';
import type { Replay } from './replay.js';

const pageSize = 1_000;

interface Stored {
  _id: string;
}

/** Takes over what stands in the log before the place where the replay begins, page by page. */
export async function copyBefore(view: View, replay: Replay, signal: AbortSignal): Promise<void> {
  const place = replay.document.copyBefore;
  while (place && !signal.aborted) {
    const after = replay.document.copiedTo;
    const page = await readPage(view, after === null ? {} : { _id: { $gt: after } });
    const last = page.at(-1);
    if (!last) break;
    const kept = await view.standingBefore(page, place);
    await insertIgnoringDuplicates({ collection: nextOf(view.model) }, kept);
    await followChanges(view, kept);
    await replay.save({ copiedTo: last._id, copied: replay.document.copied + kept.length });
  }
  if (!signal.aborted) await replay.save({ phase: 'reading' });
}

/** Others change and remove in both, first in the old one: what that one lost or changed meanwhile is done here, too. */
async function followChanges(view: View, copied: readonly Stored[]): Promise<void> {
  const ids = copied.map(({ _id }) => _id);
  const now = new Map((await readPage(view, { _id: { $in: ids } })).map((document) => [document._id, document]));
  const next = nextOf(view.model);
  await next.deleteMany({ _id: { $in: ids.filter((id) => !now.has(id)) } as never });
  for (const document of copied) {
    const { _id, ...changed } = now.get(document._id) ?? document;
    if (!isDeepStrictEqual({ _id, ...changed }, document)) await next.replaceOne({ _id: _id as never }, changed);
  }
}

async function readPage({ model }: View, filter: object): Promise<Stored[]> {
  const page = await model.collection.find(filter).sort({ _id: 1 }).limit(pageSize).toArray();
  return page as unknown as Stored[];
}
