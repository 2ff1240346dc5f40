import type { ImportDiff } from '@red-tortoise/contracts';
import { groupedBy } from '../grouped-by.js';
import type { Installed } from './installed.js';
import { sortVersions } from './move-level.js';

/**
 * The versions whose licence is another one than that of the version before, or that bring a licence which the project
 * did not have. `meaningOf` makes one text of all that mean the same licence.
 */
export function compareLicences(
  from: readonly Installed[],
  to: readonly Installed[],
  meaningOf: (licence: string) => string,
): ImportDiff['licences'] {
  const meaning = (licence: string | null) => licence && meaningOf(licence);
  const previousOf = previousVersions(from, to);
  const had = new Set(from.map(({ licence }) => meaning(licence)));
  return to.flatMap((installed) => {
    const { packagePurl, name, version, licence } = installed;
    const previous = previousOf(installed);
    const isOther = previous !== undefined && meaning(previous.licence) !== meaning(licence);
    const newToProject = licence !== null && !had.has(meaning(licence));
    if (!isOther && !newToProject) return [];
    return [{ packagePurl, name, version, from: previous?.licence ?? null, to: licence, newToProject }];
  });
}

/** The same version where it was there, else the highest that went, else the highest. */
function previousVersions(from: readonly Installed[], to: readonly Installed[]) {
  const before = new Map(from.map((one) => [one.purl, one]));
  const after = new Set(to.map(({ purl }) => purl));
  const highest = new Map<string, Installed | undefined>();
  for (const [packagePurl, all] of groupedBy(from, (one) => one.packagePurl)) {
    const gone = all.filter(({ purl }) => !after.has(purl));
    const candidates = gone.length > 0 ? gone : all;
    const version = sortVersions(candidates.map((one) => one.version)).at(-1);
    highest.set(
      packagePurl,
      candidates.find((one) => one.version === version),
    );
  }
  return ({ purl, packagePurl }: Installed) => before.get(purl) ?? highest.get(packagePurl);
}
