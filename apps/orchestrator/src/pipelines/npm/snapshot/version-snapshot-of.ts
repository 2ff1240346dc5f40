import { accountName, accountNames, asMoment, asObject, type JsonObject, own } from '../../packages/json-shapes.js';
import type { VersionSnapshot } from '../../packages/package-snapshot.js';
import { dependenciesOf } from './dependencies-of.js';
import { deprecationOf } from './deprecation-of.js';
import { installScriptsOf } from './install-scripts-of.js';
import { licenceOf } from './licence-of.js';

/** @param manifest the version's entry in `versions`: its package.json and what the registry added */
export function versionSnapshotOf(version: string, manifest: JsonObject, time: JsonObject | null): VersionSnapshot {
  const attestations = own(asObject(own(manifest, 'dist')), 'attestations');
  return {
    version,
    publishedAt: asMoment(own(time, version)),
    licence: licenceOf(manifest),
    publisher: accountName(own(manifest, '_npmUser')),
    deprecated: deprecationOf(manifest),
    installScripts: installScriptsOf(manifest),
    provenance: asObject(attestations) !== null,
    maintainers: accountNames(own(manifest, 'maintainers')),
    dependencies: dependenciesOf(manifest),
  };
}
