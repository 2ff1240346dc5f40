import type { KnownLookUp, LookUp } from '../packages/look-up.js';
import { packageSnapshotOf } from './snapshot/package-snapshot-of.js';

/** Pure. A document that cannot be understood is a failed look-up, never an empty package. */
export function transform(lookUp: LookUp): KnownLookUp {
  if (lookUp.outcome !== 'changed') return lookUp;
  const { document, ...attempt } = lookUp;
  const snapshot = packageSnapshotOf(document, lookUp);
  if (snapshot) return { ...attempt, snapshot };
  const { purl, name, attemptedAt } = lookUp;
  return { purl, name, attemptedAt, outcome: 'failed', reason: 'registry.invalid-document' };
}
