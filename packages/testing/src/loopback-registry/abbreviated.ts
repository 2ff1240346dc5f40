import type { Packument } from '../packument.js';

const kept = [
  'name',
  'version',
  'deprecated',
  'dependencies',
  'optionalDependencies',
  'devDependencies',
  'bundleDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'bin',
  'directories',
  'dist',
  'engines',
  'cpu',
  'os',
  '_hasShrinkwrap',
  'hasInstallScript',
];

/** What `Accept: application/vnd.npm.install-v1+json` asks for: enough to install, and `modified` at the top. */
export function abbreviated(document: Packument): Record<string, unknown> {
  return {
    name: document.name,
    'dist-tags': document['dist-tags'],
    versions: Object.fromEntries(
      Object.entries(document.versions).map(([version, manifest]) => [version, abbreviatedManifest(manifest)]),
    ),
    modified: document.time.modified,
  };
}

function abbreviatedManifest(manifest: Record<string, unknown>): Record<string, unknown> {
  const scripts = (manifest.scripts ?? {}) as Record<string, unknown>;
  const hasScript = ['preinstall', 'install', 'postinstall'].some((hook) => scripts[hook] !== undefined);
  const entries = kept.filter((key) => manifest[key] !== undefined).map((key) => [key, manifest[key]]);
  return { ...Object.fromEntries(entries), ...(hasScript ? { hasInstallScript: true } : {}) };
}
