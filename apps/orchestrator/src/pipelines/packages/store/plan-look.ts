import type { Event } from '@red-tortoise/contracts';
import type { PackageDocument, VersionDocument } from '@red-tortoise/documents';
import { detectChanges, detectDisappearance } from '../change-detection/detect-changes.js';
import type { Ecosystem } from '../ecosystem.js';
import type { KnownLookUp } from '../look-up.js';
import type { PackageSnapshot } from '../package-snapshot.js';
import { type Lifetimes, nextLookUp } from './next-look-up.js';
import { packageShape } from './package-shape.js';
import { asStoredPackage, type StoredState } from './read-stored.js';
import { type VersionChanges, versionChanges } from './version-changes.js';

/** Everything that one look-up leads to. */
export interface LookPlan {
  purl: string;
  attemptedAt: Date;
  events: Event[];
  versions: VersionChanges;
  state: Partial<PackageDocument>;
}

/** Compares a look-up with what is stored. Pure. */
export function planLook(
  lookUp: KnownLookUp,
  { state, versions }: { state: StoredState | undefined; versions: VersionDocument[] },
  { ecosystem, lifetimes }: { ecosystem: Ecosystem; lifetimes: Lifetimes },
): LookPlan {
  const { purl, attemptedAt, outcome } = lookUp;
  const failures = outcome === 'failed' ? (state?.failures ?? 0) + 1 : 0;
  const nextAt = nextLookUp(lookUp, failures, lifetimes);
  const plan = { purl, attemptedAt, events: [], versions: { added: [], changed: [], removed: [] } };
  const freshness = { attemptedAt, nextAt, failures };
  if (outcome === 'failed') {
    return { ...plan, state: { ...freshness, ...newState(state, 'failing'), failure: lookUp.reason } };
  }
  const answered = { ...freshness, failure: null, fetchedAt: attemptedAt };
  const stored = asStoredPackage(state, versions);
  if (outcome === 'not-modified') return { ...plan, state: { ...answered, ...newState(state, 'fetched') } };
  if (outcome === 'not-found') {
    const events = stored ? detectDisappearance(stored, attemptedAt) : [];
    const removed = versions.filter(({ unpublishedAt }) => unpublishedAt === null).map(({ _id }) => _id);
    const gone = { etag: null, versionCount: 0, ...newState(state, 'not-found') };
    return { ...plan, events, versions: { ...plan.versions, removed }, state: { ...answered, ...gone } };
  }
  const { snapshot, etag } = lookUp;
  return {
    ...plan,
    events: detectChanges(stored, snapshot, attemptedAt, ecosystem),
    versions: versionChanges(snapshot, versions, ecosystem),
    state: { ...answered, ...described(snapshot), etag, shape: packageShape, state: 'fetched', viewsPending: true },
  };
}

/** The copies of package data elsewhere follow a state only where it is another one. */
function newState(before: StoredState | undefined, state: PackageDocument['state']): Partial<PackageDocument> {
  return before?.state === state ? { state } : { state, viewsPending: true };
}

function described(snapshot: PackageSnapshot): Partial<PackageDocument> {
  const { description, homepage, repository, distTags, latest, maintainers, modifiedAt, versions } = snapshot;
  const latestVersion = versions.find(({ version }) => version === latest);
  return {
    description,
    homepage,
    repository,
    distTags,
    latest,
    licence: latestVersion?.licence ?? null,
    deprecated: latestVersion?.deprecated ?? null,
    maintainers,
    versionCount: versions.length,
    saidAt: modifiedAt,
  };
}
