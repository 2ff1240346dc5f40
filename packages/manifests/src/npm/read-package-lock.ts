import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import type { Manifest } from '../manifest.js';
import { ManifestError } from '../manifest-error.js';
import { asText, type Fields, isFields } from '../reading/values.js';
import { addInstallTree } from './add-install-tree.js';
import { addLocations } from './add-locations.js';

const supported = [1, 2, 3];

/**
 * package-lock.json and npm-shrinkwrap.json, https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json. Versions 2
 * and 3 are read from `packages`, which knows the project's own dependencies; version 1, and the shrinkwrap files before
 * it that carry no version, from the tree in `dependencies`.
 */
export function readPackageLock(file: Fields, format: 'package-lock' | 'npm-shrinkwrap'): Manifest {
  const version = lockfileVersion(file);
  const graph = new ComponentGraph();
  const byLocation = version >= 2 && isFields(file.packages);
  const { hasGraph } = byLocation ? addLocations(graph, file.packages as Fields) : addInstallTree(graph, file);
  return assembleManifest(graph, { format, formatVersion: String(version), name: asText(file.name), hasGraph });
}

/** 0 for the files that npm wrote before it numbered them. */
function lockfileVersion({ lockfileVersion: given }: Fields): number {
  if (given === undefined) return 0;
  const version = typeof given === 'string' ? Number(given) : given;
  if (typeof version === 'number' && supported.includes(version)) return version;
  throw new ManifestError('manifest.version-not-supported', `lockfileVersion ${JSON.stringify(given).slice(0, 40)}.`);
}
