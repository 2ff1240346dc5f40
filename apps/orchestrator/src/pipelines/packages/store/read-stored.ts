import { type PackageDocument, PackageModel, type VersionDocument, VersionModel } from '@red-tortoise/documents';
import type { StoredPackage } from '../package-snapshot.js';

/** The longest that one read may take, in milliseconds. */
const timeout = 60_000;

const freshnessFields = { state: 1, failures: 1, saidAt: 1, versionCount: 1, maintainers: 1 } as const;
export type StoredState = Pick<PackageDocument, '_id' | keyof typeof freshnessFields>;

export interface Stored {
  packages: Map<string, StoredState>;
  versions: Map<string, VersionDocument[]>;
}

/** The state of these packages, and the versions of those whose look-up may change them: two reads. */
export async function readStored(purls: string[], changing: string[]): Promise<Stored> {
  const [packages, versions] = await Promise.all([
    PackageModel.find({ _id: { $in: purls } })
      .select(freshnessFields)
      .maxTimeMS(timeout)
      .lean<StoredState[]>(),
    changing.length === 0
      ? []
      : VersionModel.find({ packagePurl: { $in: changing } })
          .maxTimeMS(timeout)
          .lean<VersionDocument[]>(),
  ]);
  const byPackage = new Map<string, VersionDocument[]>();
  for (const version of versions) {
    const siblings = byPackage.get(version.packagePurl);
    if (siblings) siblings.push(version);
    else byPackage.set(version.packagePurl, [version]);
  }
  return { packages: new Map(packages.map((known) => [known._id, known])), versions: byPackage };
}

/**
 * What the last finished look left behind; null where there was none. The package is written last, so it and not its
 * versions tells whether a look was finished.
 */
export function asStoredPackage(state: StoredState | undefined, versions: VersionDocument[]): StoredPackage | null {
  if (!state || (state.saidAt === null && state.versionCount === 0)) return null;
  return {
    purl: state._id,
    maintainers: state.maintainers,
    modifiedAt: state.saidAt,
    versions: versions.map((version) => ({ ...version, unpublished: version.unpublishedAt !== null })),
  };
}
