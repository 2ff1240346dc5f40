import type { InstallScript } from '../package-snapshot.js';
import { isSameLicence } from './is-same-licence.js';
import type { Statement } from './statement.js';
import type { TimelineEntry } from './timeline.js';

/** What the earlier history says at the moment a version is published. Built up while walking the timeline. */
export interface Background {
  /** The last version before it whose publisher is known. */
  lastPublished: TimelineEntry | null;
  publishers: ReadonlySet<string>;
  /** The last licence declared along the predecessors, however long ago. */
  declaredLicence(entry: TimelineEntry): string | null;
}

/**
 * What one version says when it appears. It depends on what was published before it alone, never on when we look or on
 * what came later; each statement is made at most once per version, so the version is its identity.
 */
export function versionStatements(entry: TimelineEntry, background: Background): Statement[] {
  return [
    released(entry),
    ...licenceChanged(entry, background),
    ...publisherChanged(entry, background),
    ...installScriptAdded(entry),
    ...provenanceLost(entry),
  ];
}

function released(entry: TimelineEntry): Statement {
  const { version, publisher } = entry.version;
  const previousVersion = entry.predecessor?.version.version ?? null;
  const data = { version, previousVersion, level: levelOf(entry), publisher };
  return { type: 'package.released', identity: [version], occurredAt: entry.publishedAt, data };
}

function levelOf({ order, predecessor }: TimelineEntry) {
  return order && predecessor?.order ? order.levelAbove(predecessor.order) : null;
}

/**
 * A licence that changed, or that is no longer declared, is news. A first declared one is not: packages from before the
 * field was usual would each raise an alarm for becoming better. One that comes back after it was dropped is news again,
 * since the reader was told that it went.
 */
function licenceChanged(entry: TimelineEntry, background: Background): Statement[] {
  const { predecessor } = entry;
  if (!predecessor) return [];
  const from = predecessor.version.licence;
  const to = entry.version.licence;
  if (isSameLicence(from, to)) return [];
  if (from === null && background.declaredLicence(predecessor) === null) return [];
  const { version } = entry.version;
  const data = { version, previousVersion: predecessor.version.version, from, to };
  return [{ type: 'package.licence-changed', identity: [version], occurredAt: entry.publishedAt, data }];
}

/**
 * Compares with the version published before it, whatever its number: an account takes over in time, not in semver
 * order. Versions whose publisher is not recorded are passed over, or they would hide a change.
 */
function publisherChanged(entry: TimelineEntry, { lastPublished, publishers }: Background): Statement[] {
  const { version, publisher } = entry.version;
  const from = lastPublished?.version.publisher ?? null;
  if (!lastPublished || from === null || publisher === null || from === publisher) return [];
  const previousVersion = lastPublished.version.version;
  const data = { version, previousVersion, from, to: publisher, firstTime: !publishers.has(publisher) };
  return [{ type: 'package.publisher-changed', identity: [version], occurredAt: entry.publishedAt, data }];
}

/** Only hooks that the predecessor did not have: an edited command of an old hook is not an added script. */
function installScriptAdded({ version, predecessor, publishedAt }: TimelineEntry): Statement[] {
  if (!predecessor) return [];
  const known = new Set(predecessor.version.installScripts.map((script) => script.hook));
  const scripts = version.installScripts.filter((script: InstallScript) => !known.has(script.hook));
  if (scripts.length === 0) return [];
  const data = { version: version.version, previousVersion: predecessor.version.version, scripts };
  return [{ type: 'package.install-script-added', identity: [version.version], occurredAt: publishedAt, data }];
}

function provenanceLost({ version, predecessor, publishedAt }: TimelineEntry): Statement[] {
  if (!predecessor?.version.provenance || version.provenance) return [];
  const data = { version: version.version, previousVersion: predecessor.version.version };
  return [{ type: 'package.provenance-lost', identity: [version.version], occurredAt: publishedAt, data }];
}
