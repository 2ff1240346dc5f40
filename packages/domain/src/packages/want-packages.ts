import { PackageModel, ProjectPackageModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';

const day = 24 * 60 * 60 * 1_000;

export interface WantedPackage {
  packagePurl: string;
  ecosystem: string;
  name: string;
  /** A direct dependency or a watched package: looked up before the rest. */
  first: boolean;
}

/**
 * Sees to it that the pipelines look these packages up, the new ones at once. Whoever uses them must have said so
 * before: `unwantPackages` looks again for users after it let go.
 */
export async function wantPackages(context: DomainContext, packages: readonly WantedPackage[]): Promise<void> {
  const now = new Date();
  for (const batch of inBatches(packages, 1_000)) {
    const news = await withoutWanted(batch);
    if (news.length === 0) continue;
    await PackageModel.bulkWrite(
      news.map(({ packagePurl, ecosystem, name, first }) => ({
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

/** Most packages are wanted already, and reading is ten times as fast as writing the same again. */
async function withoutWanted(packages: readonly WantedPackage[]): Promise<WantedPackage[]> {
  const known = await PackageModel.find({ _id: { $in: packages.map(({ packagePurl }) => packagePurl) }, wanted: true })
    .select({ priority: 1 })
    .lean<{ _id: string; priority: number }[]>();
  const priorities = new Map(known.map(({ _id, priority }) => [_id, priority]));
  return packages.filter(({ packagePurl, first }) => {
    const priority = priorities.get(packagePurl);
    return priority === undefined || priority > (first ? 0 : 1);
  });
}

/**
 * Has packages looked up, after all others, that no project has but a fix may bring in. `letGoOfFixPackages` ends it,
 * since what is known of a package once it has been answered is enough for long.
 */
export async function wantForFixes(
  context: DomainContext,
  packages: readonly { packagePurl: string; ecosystem: string; name: string }[],
): Promise<void> {
  if (packages.length === 0) return;
  const now = new Date();
  const wanted = { wanted: true, priority: 2 };
  await PackageModel.bulkWrite(
    packages.flatMap(({ packagePurl: _id, ecosystem, name }) => [
      { updateOne: { filter: { _id, wanted: false }, update: { $set: wanted } } },
      {
        updateOne: {
          filter: { _id },
          update: { $setOnInsert: { ...unknownPackage(ecosystem, name), ...wanted, nextAt: now } },
          upsert: true,
        },
      },
    ]),
  );
  for (const ecosystem of new Set(packages.map((known) => known.ecosystem)))
    context.queue.signal('packages.wanted', { ecosystem });
}

/** Answers how many packages it let go that were wanted for a fix only and were answered a day ago. */
export async function letGoOfFixPackages(context: DomainContext): Promise<number> {
  const answered = await PackageModel.find({
    ecosystem: 'npm',
    wanted: true,
    priority: 2,
    fetchedAt: { $lt: new Date(Date.now() - day) },
  })
    .select({ _id: 1 })
    .limit(1_000)
    .lean();
  await unwantPackages(
    context,
    answered.map(({ _id }) => _id),
  );
  return answered.length;
}

/**
 * Packages that no project uses and nobody watches are looked up no more; what is known of them stays. Somebody who
 * came to use one in the meantime may have read that it was wanted still, so it is looked for users once more.
 */
export async function unwantPackages(context: DomainContext, purls: readonly string[]): Promise<void> {
  for (const batch of inBatches(purls, 1_000)) {
    const used = await findUsed(context, batch);
    const unwanted = batch.filter((purl) => !used.has(purl));
    if (unwanted.length === 0) continue;
    await setWanted(unwanted, false);
    const usedNow = await findUsed(context, unwanted);
    if (usedNow.size > 0) await setWanted([...usedNow], true);
  }
}

async function setWanted(purls: readonly string[], wanted: boolean): Promise<void> {
  await PackageModel.updateMany({ _id: { $in: purls } }, { $set: { wanted } });
}

/** By a project, or by somebody who watches them. */
async function findUsed({ database }: DomainContext, purls: readonly string[]): Promise<Set<string>> {
  const [used, watched] = await Promise.all([
    ProjectPackageModel.distinct('packagePurl', { packagePurl: { $in: purls }, feed: { $ne: 'removed' } }),
    database.watch.findMany({ where: { packagePurl: { in: [...purls] } }, select: { packagePurl: true } }),
  ]);
  return new Set([...used, ...watched.map(({ packagePurl }) => packagePurl)]);
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
