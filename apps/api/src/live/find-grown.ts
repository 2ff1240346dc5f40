import { FeedEntryModel } from '@red-tortoise/documents';
import { isBehind, type LivePlace } from './live-place.js';

const ownersAtOnce = 250;

/** Whose feeds got something after one place and up to another. However many owners there are, it is a few walks. */
export async function findGrown(owners: readonly string[], from: LivePlace, to: LivePlace): Promise<Set<string>> {
  const grown = new Set<string>();
  for (let at = 0; at < owners.length; at += ownersAtOnce) {
    const some = owners.slice(at, at + ownersAtOnce);
    for (const [partition, offset] of to.entries()) {
      const after = from[partition] ?? -1;
      if (!isBehind([after], [offset])) continue;
      const filter = { owner: { $in: some }, partition, offset: { $gt: after, $lte: offset } };
      for (const owner of await FeedEntryModel.distinct('owner', filter).maxTimeMS(5_000)) grown.add(owner);
    }
  }
  return grown;
}
