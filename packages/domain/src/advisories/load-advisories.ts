import { type Advisory, type AdvisoryIndex, compileAdvisories } from '@red-tortoise/advisories';
import { type AdvisoryDocument, AdvisoryModel } from '@red-tortoise/documents';
import { inBatches } from '../in-batches.js';

/** An advisory without its long texts: what deciding and listing need. */
export type StoredAdvisory = Omit<AdvisoryDocument, 'details' | 'references' | 'cwes' | 'hash'>;

export interface LoadedAdvisories {
  /** Ready for `matchComponents`. Withdrawn records match nothing. */
  index: AdvisoryIndex;
  byId: ReadonlyMap<string, StoredAdvisory>;
}

/** What is known about these packages, and nothing else: one read for each thousand of them. */
export async function loadAdvisories(packagePurls: Iterable<string>): Promise<LoadedAdvisories> {
  const byId = new Map<string, StoredAdvisory>();
  for (const batch of inBatches([...new Set(packagePurls)], 1_000)) {
    const known = await AdvisoryModel.find({ packagePurls: { $in: batch }, withdrawnAt: null })
      .select({ details: 0, references: 0, cwes: 0, hash: 0 })
      .lean<StoredAdvisory[]>();
    for (const advisory of known) byId.set(advisory._id, advisory);
  }
  return { index: compileAdvisories(Array.from(byId.values(), forMatching)), byId };
}

export function forMatching(stored: StoredAdvisory): Advisory {
  return {
    id: stored._id,
    modified: stored.modifiedAt.toISOString(),
    isWithdrawn: stored.withdrawnAt !== null,
    aliases: stored.aliases,
    summary: stored.summary,
    severity: [],
    severityLabel: null,
    affected: stored.affected,
  };
}
