import type { ImportDiff } from '@red-tortoise/contracts';
import { groupedBy } from '../grouped-by.js';
import type { Installed } from './installed.js';
import { moveLevel, sortVersions } from './move-level.js';

export interface PackageChanges extends Pick<ImportDiff, 'added' | 'removed' | 'moved'> {
  /** Every package that is in one of the lists. */
  changed: Set<string>;
}

/** Which packages came, went, or are there in other versions than before. A package may be there in several. */
export function comparePackages(from: readonly Installed[], to: readonly Installed[]): PackageChanges {
  const before = groupedBy(from, ({ packagePurl }) => packagePurl);
  const after = groupedBy(to, ({ packagePurl }) => packagePurl);
  const changes: PackageChanges = { added: [], removed: [], moved: [], changed: new Set() };
  for (const [packagePurl, installed] of after) {
    const earlier = before.get(packagePurl);
    const versions = versionsOf(installed);
    if (!earlier) {
      changes.added.push({ ...described(installed), versions });
      changes.changed.add(packagePurl);
      continue;
    }
    const earlierVersions = versionsOf(earlier);
    if (earlierVersions.join('\n') === versions.join('\n')) continue;
    const level = moveLevel(earlierVersions, versions);
    changes.moved.push({ ...described(installed), from: earlierVersions, to: versions, level });
    changes.changed.add(packagePurl);
  }
  for (const [packagePurl, installed] of before) {
    if (after.has(packagePurl)) continue;
    changes.removed.push({ ...described(installed), versions: versionsOf(installed) });
    changes.changed.add(packagePurl);
  }
  for (const list of [changes.added, changes.removed, changes.moved]) list.sort(directFirst);
  return changes;
}

const versionsOf = (installed: readonly Installed[]) => sortVersions(installed.map(({ version }) => version));

function described(installed: readonly Installed[]) {
  const { packagePurl, name } = installed[0] as Installed;
  return {
    packagePurl,
    name,
    direct: installed.some(({ direct }) => direct),
    dev: installed.every(({ dev }) => dev),
  };
}

type Listed = { direct: boolean; packagePurl: string };

function directFirst(one: Listed, other: Listed): number {
  return Number(other.direct) - Number(one.direct) || (one.packagePurl < other.packagePurl ? -1 : 1);
}
