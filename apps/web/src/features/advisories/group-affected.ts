import type { AffectedPackage } from '@red-tortoise/contracts';

/** One entry for each package: records may speak of the same one several times, once for each line of releases. */
export function groupAffected(affected: readonly AffectedPackage[]): AffectedPackage[] {
  const groups = new Map<string, AffectedPackage>();
  for (const one of affected) {
    const key = `${one.ecosystem} ${one.name}`;
    const group = groups.get(key);
    groups.set(key, group ? joined(group, one) : one);
  }
  return [...groups.values()];
}

function joined(one: AffectedPackage, other: AffectedPackage): AffectedPackage {
  const both = (part: 'ranges' | 'versions' | 'fixedIn') => [...new Set([...one[part], ...other[part]])];
  return { ...one, ranges: both('ranges'), versions: both('versions'), fixedIn: both('fixedIn') };
}
