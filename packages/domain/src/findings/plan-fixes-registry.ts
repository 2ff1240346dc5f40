import { type PublishedPackage, PublishedPackages } from '@red-tortoise/advisories';
import { PackageModel, type VersionDocument, VersionModel } from '@red-tortoise/documents';
import { npmPurl } from '@red-tortoise/manifests';
import { groupedBy } from '../grouped-by.js';
import { inBatches } from '../in-batches.js';
import { StandingIndex } from './plan-fixes-standings.js';

const packagesInBatch = 100;
/** The most that one run loads: what lies beyond counts as not known. */
const mostPackages = 6_000;

const freshFor = 7 * 24 * 60 * 60 * 1_000;

const versionFields = { _id: 0, packagePurl: 1, version: 1, dependencies: 1, deprecated: 1, unpublishedAt: 1 } as const;
type StoredVersion = Pick<VersionDocument, 'packagePurl' | 'version' | 'dependencies' | 'deprecated' | 'unpublishedAt'>;

/** What is stored of npm's packages and their advisories, loaded as plans ask for it. */
export class StoredRegistry {
  readonly published = new PublishedPackages();
  readonly standings = new StandingIndex();
  /** Purls of packages that nobody keeps fresh and that were last asked for a week ago. */
  readonly stale: string[] = [];
  private loaded = 0;

  async load(names: readonly string[]): Promise<void> {
    const unknown = names.filter((name) => this.published.find(name) === undefined);
    const wanted = unknown.slice(0, Math.max(0, mostPackages - this.loaded));
    for (const name of unknown.slice(wanted.length)) this.published.add(name, null);
    this.loaded += wanted.length;
    for (const batch of inBatches(wanted, packagesInBatch)) {
      const purls = batch.map((name) => npmPurl(name));
      const [published] = await Promise.all([this.loadPublished(purls), this.standings.load(purls)]);
      for (const name of batch) this.published.add(name, published.get(npmPurl(name)) ?? null);
    }
  }

  private async loadPublished(purls: string[]): Promise<Map<string, PublishedPackage>> {
    const [packages, versions] = await Promise.all([
      PackageModel.find({ _id: { $in: purls }, state: { $ne: 'not-found' }, versionCount: { $gt: 0 } })
        .select({ distTags: 1, wanted: 1, fetchedAt: 1 })
        .lean(),
      VersionModel.find({ packagePurl: { $in: purls } }, versionFields).lean<StoredVersion[]>(),
    ]);
    const versionsOf = groupedBy(versions, ({ packagePurl }) => packagePurl);
    const old = Date.now() - freshFor;
    for (const { _id, wanted, fetchedAt } of packages) {
      if (!wanted && (fetchedAt?.getTime() ?? 0) < old) this.stale.push(_id);
    }
    return new Map(
      packages.map(({ _id, distTags }) => [_id, { distTags, versions: (versionsOf.get(_id) ?? []).map(asPublished) }]),
    );
  }
}

function asPublished({ version, dependencies, deprecated, unpublishedAt }: StoredVersion) {
  return {
    version,
    dependencies: dependencies ?? null,
    isDeprecated: deprecated !== null,
    isUnpublished: unpublishedAt !== null,
  };
}
