import { PackageModel, ProjectPackageModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';

export interface WantedPackage {
  packagePurl: string;
  ecosystem: string;
  name: string;
  /** A direct dependency or a watched package: looked up before the rest. */
  first: boolean;
}

/** Sees to it that the pipelines look these packages up, the new ones at once. */
export async function wantPackages(context: DomainContext, packages: readonly WantedPackage[]): Promise<void> {
  const now = new Date();
  for (const batch of inBatches(packages, 1_000)) {
    await PackageModel.bulkWrite(
      batch.map(({ packagePurl, ecosystem, name, first }) => ({
        updateOne: {
          filter: { _id: packagePurl },
          update: {
            $set: { wanted: true },
            $min: { priority: first ? 0 : 1 },
            $setOnInsert: { ...unknownPackage(ecosystem, name), nextAt: now },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
  for (const ecosystem of new Set(packages.map((wanted) => wanted.ecosystem)))
    context.queue.signal('packages.wanted', { ecosystem });
}

/** Packages that no project uses and nobody watches are looked up no more; what is known of them stays. */
export async function unwantPackages(context: DomainContext, purls: readonly string[]): Promise<void> {
  for (const batch of inBatches(purls, 1_000)) {
    const [used, watched] = await Promise.all([
      ProjectPackageModel.distinct('packagePurl', { packagePurl: { $in: batch }, feed: { $ne: 'removed' } }),
      context.database.watch.findMany({ where: { packagePurl: { in: batch } }, select: { packagePurl: true } }),
    ]);
    const kept = new Set([...used, ...watched.map((watch) => watch.packagePurl)]);
    const unwanted = batch.filter((purl) => !kept.has(purl));
    if (unwanted.length > 0) await PackageModel.updateMany({ _id: { $in: unwanted } }, { $set: { wanted: false } });
  }
}

function unknownPackage(ecosystem: string, name: string) {
  return {
    ecosystem,
    name,
    description: null,
    homepage: null,
    repository: null,
    distTags: {},
    latest: null,
    licence: null,
    deprecated: null,
    maintainers: [],
    versionCount: 0,
    etag: null,
    state: 'not-fetched' as const,
    saidAt: null,
    fetchedAt: null,
    attemptedAt: null,
    failures: 0,
    failure: null,
    viewsPending: false,
  };
}
