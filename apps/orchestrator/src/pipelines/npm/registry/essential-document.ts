const topKeys = ['name', 'description', 'homepage', 'repository', 'maintainers', 'dist-tags', 'time'];
const versionKeys = [
  'license',
  'licenses',
  '_npmUser',
  'maintainers',
  'deprecated',
  'scripts',
  'hasInstallScript',
  'gypfile',
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'bundleDependencies',
  'bundledDependencies',
  '_hasShrinkwrap',
];

/**
 * The parts of a registry document that a snapshot is made of. Most of a document is readme and development dependencies; a page
 * of look-ups holds many documents, and the rest should be free before the next one is read.
 */
export function essentialDocument(document: unknown): unknown {
  if (!isObject(document)) return document;
  const { versions } = document;
  if (!isObject(versions)) return pick(document, topKeys);
  const slim = Object.entries(versions).map(([version, manifest]) => [
    version,
    isObject(manifest) ? essentialManifest(manifest) : manifest,
  ]);
  return { ...pick(document, topKeys), versions: Object.fromEntries(slim) };
}

function essentialManifest(manifest: Record<string, unknown>): Record<string, unknown> {
  const { dist } = manifest;
  const attestations = isObject(dist) ? pick(dist, ['attestations']) : {};
  return { ...pick(manifest, versionKeys), dist: attestations };
}

function pick(object: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key]]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
