import { type ComponentFacts, PackageModel, VersionModel } from '@red-tortoise/documents';
import { inBatches } from '../in-batches.js';
import { componentFacts } from './component-facts.js';

interface Wanted {
  purl: string;
  packagePurl: string;
  version: string;
}

/** The facts of many components by purl: two reads for each thousand of them. */
export async function loadFacts(components: readonly Wanted[]): Promise<Map<string, ComponentFacts>> {
  const facts = new Map<string, ComponentFacts>();
  for (const batch of inBatches(components, 1_000)) {
    const [packages, versions] = await Promise.all([
      PackageModel.find({ _id: { $in: [...new Set(batch.map((component) => component.packagePurl))] } })
        .select({ latest: 1, fetchedAt: 1 })
        .lean(),
      VersionModel.find({ _id: { $in: batch.map((component) => component.purl) } })
        .select({ licence: 1, deprecated: 1, installScripts: 1, publishedAt: 1 })
        .lean(),
    ]);
    const packageByPurl = new Map(packages.map((known) => [known._id, known]));
    const versionByPurl = new Map(versions.map((release) => [release._id, release]));
    for (const { purl, packagePurl, version } of batch) {
      facts.set(purl, componentFacts(version, packageByPurl.get(packagePurl), versionByPurl.get(purl)));
    }
  }
  return facts;
}
