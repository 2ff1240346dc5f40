/** A registry document as npm writes it; only what is looked at has a type. */
export interface Packument {
  name: string;
  'dist-tags': Record<string, string>;
  versions: Record<string, Record<string, unknown>>;
  /** `created`, `modified`, and the moment of each version, also of versions unpublished since. */
  time: Record<string, unknown>;
  maintainers?: { name: string }[];
  [key: string]: unknown;
}

/** What is said of one version; anything beyond goes into `manifest`, which is laid over the result. */
export interface PackumentVersion {
  version: string;
  /** ISO 8601; by default a day after the version before it. */
  at?: string;
  license?: unknown;
  publisher?: string | null;
  maintainers?: string[];
  deprecated?: unknown;
  scripts?: Record<string, string>;
  provenance?: boolean;
  manifest?: Record<string, unknown>;
}

export interface PackumentOptions {
  name: string;
  versions: (string | PackumentVersion)[];
  /** The account that publishes and maintains where a version says nothing else. */
  owner?: string;
  maintainers?: string[];
  modified?: string;
  tags?: Record<string, string>;
  /** Laid over the top of the document. */
  document?: Record<string, unknown>;
}

const day = 24 * 60 * 60 * 1000;
const firstDay = Date.parse('2020-01-01T00:00:00.000Z');

/** Makes up a registry document. Versions are given in the order of publication; the last one is `latest`. */
export function packument(options: PackumentOptions): Packument {
  const { name, owner = 'alice' } = options;
  const versions: Packument['versions'] = {};
  const times: Record<string, string> = {};
  let moment = firstDay - day;
  let last: PackumentVersion = { version: '' };
  for (const entry of options.versions) {
    last = typeof entry === 'string' ? { version: entry } : entry;
    moment = last.at === undefined ? moment + day : Date.parse(last.at);
    times[last.version] = new Date(moment).toISOString();
    versions[last.version] = manifestOf(name, owner, last);
  }
  const created = Object.values(times).sort()[0] ?? new Date(firstDay).toISOString();
  const modified = options.modified ?? Object.values(times).sort().at(-1) ?? created;
  return {
    _id: name,
    name,
    description: `${name}, made up`,
    'dist-tags': options.tags ?? { latest: last.version },
    versions,
    time: { created, modified, ...times },
    maintainers: accounts(options.maintainers ?? last.maintainers ?? [owner]),
    ...options.document,
  };
}

function manifestOf(name: string, owner: string, given: PackumentVersion): Record<string, unknown> {
  const { version, publisher = owner, deprecated, scripts, provenance } = given;
  return {
    name,
    version,
    license: 'license' in given ? given.license : 'MIT',
    ...(publisher === null ? {} : { _npmUser: { name: publisher } }),
    maintainers: accounts(given.maintainers ?? [owner]),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(scripts === undefined ? {} : { scripts, hasInstallScript: true }),
    dist: provenance ? { attestations: { provenance: { predicateType: 'https://slsa.dev/provenance/v1' } } } : {},
    ...given.manifest,
  };
}

function accounts(names: string[]): { name: string }[] {
  return names.map((name) => ({ name }));
}
