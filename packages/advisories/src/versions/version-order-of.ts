import type { SemVer } from 'semver';
import type { AffectedRange } from '../record/advisory.js';
import { semanticVersions } from './semantic-versions.js';
import type { VersionOrder } from './version-order.js';

/** Ecosystems whose own order (ranges of type ECOSYSTEM) is known. */
const orders = new Map<string, VersionOrder<SemVer>>([['npm', semanticVersions]]);

/** The order of a range. Null where the ecosystem's own is not known: such a range cannot be judged. */
export function versionOrderOf(ecosystem: string, type: AffectedRange['type']): VersionOrder<SemVer> | null {
  return type === 'SEMVER' ? semanticVersions : (orders.get(ecosystem) ?? null);
}
