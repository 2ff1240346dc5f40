import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import type { Manifest } from '../manifest.js';
import { ManifestError } from '../manifest-error.js';
import { readYaml } from '../reading/read-yaml.js';
import { asFields, asText, type Fields, fieldOf, isFields } from '../reading/values.js';
import { addImporters } from './add-importers.js';
import { addPackages } from './add-packages.js';

const supported = [5, 6, 9];

/**
 * pnpm-lock.yaml of versions 5.x, 6.x and 9.x, https://github.com/pnpm/spec/blob/master/lockfile/9.0.md. The file of a
 * newer pnpm may begin with a document about pnpm itself; the last document is the project's.
 */
export function readPnpmLock(text: string): Manifest {
  const file = readYaml(text).at(-1) ?? {};
  if (!isFields(file)) throw new ManifestError('manifest.invalid', 'A pnpm-lock.yaml is a mapping.');
  const formatVersion = asText(file.lockfileVersion);
  const major = majorOf(file, formatVersion);
  const graph = new ComponentGraph();
  const packages = addPackages(graph, file, major);
  addImporters(graph, importersOf(file), packages);
  remarkPatches(graph, file);
  return assembleManifest(graph, {
    format: 'pnpm-lock',
    formatVersion: formatVersion ?? 'unknown',
    name: null,
    hasGraph: graph.roots.length > 0,
    derived: { dev: major >= 9, optional: false },
  });
}

function majorOf(file: Fields, formatVersion: string | null): number {
  if (Object.keys(file).length === 0) return 9; // a file of comments only
  const major = Number.parseInt(formatVersion ?? '', 10);
  if (supported.includes(major)) return major;
  throw new ManifestError('manifest.version-not-supported', `lockfileVersion ${String(formatVersion).slice(0, 40)}.`);
}

/** Without workspaces, the file itself was the only importer up to version 6. */
function importersOf(file: Fields): Fields {
  return isFields(file.importers) ? file.importers : { '.': file };
}

/** Patched packages are of the registry, and still what is known of them there may not hold. */
function remarkPatches(graph: ComponentGraph, file: Fields): void {
  for (const [key, patch] of Object.entries(asFields(file.patchedDependencies))) {
    const at = key.lastIndexOf('@');
    const [name, version] = at > 0 ? [key.slice(0, at), key.slice(at + 1)] : [key, null];
    const path = asText(fieldOf(patch, 'path')) ?? asText(patch) ?? '';
    graph.addRemark({ name, version, reason: 'patched', detail: path });
  }
}
