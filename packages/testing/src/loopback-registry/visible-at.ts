import semver from 'semver';
import type { Packument } from '../packument.js';

/**
 * The document as the registry would have shown it at that moment: the versions published by then, tags that point to
 * them, `latest` as the highest stable one (the highest of all where none is stable), `time.modified` as the last moment
 * visible, the maintainers of the last visible version. Null before the first version. From its own `time.modified` on,
 * or without a moment, the document is given as it is.
 *
 * What npm does not date is shown as it is today: a version carries its deprecation from its first day on, and what was
 * unpublished later was never there.
 */
export function visibleAt(document: Packument, moment: Date | null): Packument | null {
  if (moment === null || moment.getTime() >= Date.parse(String(document.time.modified))) return document;
  const isVisible = (at: unknown) => typeof at === 'string' && Date.parse(at) <= moment.getTime();
  const versions = Object.fromEntries(
    Object.entries(document.versions).filter(([version]) => isVisible(document.time[version])),
  );
  const names = Object.keys(versions);
  if (names.length === 0) return null;
  const time = Object.fromEntries(
    Object.entries(document.time).filter(([key, at]) => key !== 'modified' && isVisible(at)),
  );
  const latest = highest(names);
  const tags = Object.entries(document['dist-tags']).filter(([tag, version]) => tag !== 'latest' && versions[version]);
  return {
    ...document,
    'dist-tags': { latest, ...Object.fromEntries(tags) },
    versions,
    time: { ...time, modified: lastMoment(Object.values(time)) },
    maintainers: lastMaintainers(versions, document.time) ?? document.maintainers,
  };
}

/** The moments at which the document changes its face, from its first version on; at the last it is as it is today. */
export function momentsOf(document: Packument): number[] {
  const { created: _, ...time } = document.time;
  const moments = Object.values(time).map((at) => Date.parse(String(at)));
  const published = Object.keys(document.versions).map((version) => Date.parse(String(time[version])));
  const first = published.filter(isMoment).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const isChange = (at: number) => at >= first || at === Date.parse(String(time.modified));
  return [...new Set(moments.filter((at) => isMoment(at) && isChange(at)))].sort((a, b) => a - b);
}

const isMoment = (at: number) => !Number.isNaN(at);

function highest(versions: string[]): string {
  const stable = versions.filter((version) => semver.parse(version, { loose: true })?.prerelease.length === 0);
  const candidates = stable.length > 0 ? stable : versions.filter((version) => semver.valid(version, { loose: true }));
  return candidates.reduce(
    (a, b) => (semver.gt(b, a, { loose: true }) ? b : a),
    candidates[0] ?? (versions[0] as string),
  );
}

function lastMoment(moments: unknown[]): string {
  return moments.map(String).reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
}

/** Of the last version that records any: the earliest ones do not. */
function lastMaintainers(versions: Packument['versions'], time: Packument['time']): Packument['maintainers'] {
  let last: { at: number; maintainers: Packument['maintainers'] } | undefined;
  for (const [version, manifest] of Object.entries(versions)) {
    const { maintainers } = manifest as Pick<Packument, 'maintainers'>;
    const at = Date.parse(String(time[version]));
    if (maintainers && (!last || at >= last.at)) last = { at, maintainers };
  }
  return last?.maintainers;
}
