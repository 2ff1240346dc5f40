import { type AdvisoryDocument, AdvisoryModel } from '@red-tortoise/documents';
import type { Change } from '../deltas/read-index.js';

/** The longest that one read may take, in milliseconds. */
const timeout = 60_000;
const namesAtATime = 1_000;
const changesAtATime = 2_000;

const versionFields = { source: 1, modifiedAt: 1, hash: 1 } as const;
export type StoredVersion = Pick<AdvisoryDocument, '_id' | keyof typeof versionFields>;

const stateFields = {
  ...versionFields,
  aliases: 1,
  names: 1,
  withdrawnAt: 1,
  severity: 1,
  affected: 1,
} as const;
export type StoredState = Pick<AdvisoryDocument, '_id' | keyof typeof stateFields>;

/** Which state of these records is stored. */
export async function readVersions(ids: string[]): Promise<Map<string, StoredVersion>> {
  const found = await AdvisoryModel.find({ _id: { $in: ids } })
    .select(versionFields)
    .maxTimeMS(timeout)
    .lean<StoredVersion[]>();
  return new Map(found.map((version) => [version._id, version]));
}

/** Those of the changes that are not stored in that state or a later one. */
export async function notStored(changes: Change[]): Promise<Change[]> {
  const pending: Change[] = [];
  // All of an index may be asked about.
  for (let start = 0; start < changes.length; start += changesAtATime) {
    const some = changes.slice(start, start + changesAtATime);
    const stored = await readVersions(some.map(({ id }) => id));
    pending.push(...some.filter(({ id, modifiedAt }) => !((stored.get(id)?.modifiedAt ?? 0) >= modifiedAt)));
  }
  return pending;
}

/**
 * Every stored record that shares a name with one of these, also over others. One look finds all of a group, since each
 * member has the names of all; looking again until nothing is new bears also what a crash has left half-written.
 */
export async function readNamesakes(names: Iterable<string>): Promise<Map<string, StoredState>> {
  const found = new Map<string, StoredState>();
  const asked = new Set<string>();
  for (let open = [...new Set(names)]; open.length > 0; ) {
    for (const name of open) asked.add(name);
    for (let start = 0; start < open.length; start += namesAtATime) {
      const batch = await AdvisoryModel.find({ names: { $in: open.slice(start, start + namesAtATime) } })
        .select(stateFields)
        .maxTimeMS(timeout)
        .lean<StoredState[]>();
      for (const state of batch) found.set(state._id, state);
    }
    open = [...new Set(Array.from(found.values(), (state) => state.names).flat())].filter((name) => !asked.has(name));
  }
  return found;
}
