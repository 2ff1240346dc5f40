import { PackageModel } from '@red-tortoise/documents';
import type { DueLookUp } from './look-up.js';
import { packageShape } from './store/package-shape.js';

/**
 * The packages whose turn it is: those that somebody wants, direct dependencies and watched ones first, packages
 * that only a fix may need last, then whoever waits longest. A look-up moves a package's next turn into the future, so each run sees it once at the most.
 */
export function duePackages(ecosystem: string, startedAt: Date) {
  return async function due({ limit }: { limit: number }): Promise<DueLookUp[]> {
    const packages = await PackageModel.find({
      ecosystem,
      wanted: true,
      nextAt: { $lte: startedAt },
      $or: [{ attemptedAt: null }, { attemptedAt: { $lt: startedAt } }],
    })
      .sort({ priority: 1, nextAt: 1, _id: 1 })
      .limit(limit)
      .select({ name: 1, etag: 1, shape: 1 })
      .lean();
    return packages.map(({ _id, name, etag, shape }) => ({
      purl: _id,
      name,
      etag: shape === packageShape ? etag : null,
    }));
  };
}
