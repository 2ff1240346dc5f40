import maxSatisfying from 'semver/ranges/max-satisfying.js';
import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import { guessRoots } from '../graph/guess-roots.js';
import type { Manifest } from '../manifest.js';
import { ManifestError } from '../manifest-error.js';
import { splitSpecifier } from '../npm/specifier.js';
import { asFields, asText, type Fields, fieldOf, isFields, isTrue, textEntries } from '../reading/values.js';
import { readYaml } from '../reading/read-yaml.js';
import { readLocator } from './locator.js';

interface BerryEntry {
  descriptors: string[];
  fields: Fields;
  node: number;
  isWorkspace: boolean;
}

/**
 * A yarn.lock of yarn 2 and later, https://yarnpkg.com/configuration/manifest. The project and its workspaces are entries
 * with all that they ask for, in one list, so that nothing is marked `dev`.
 */
export function readYarnBerry(text: string): Manifest {
  const file = readYaml(text)[0];
  if (file !== undefined && file !== null && !isFields(file)) {
    throw new ManifestError('manifest.invalid', 'A yarn.lock is a mapping of entries.');
  }
  const graph = new ComponentGraph();
  const entries = addEntries(graph, asFields(file));
  const findNode = indexNodes(graph, entries);
  for (const entry of entries) addDependencies(graph, entry, findNode);
  if (graph.roots.length === 0) guessRoots(graph, graph.nodes.keys());
  const name = entries.find(({ fields }) => asText(fields.resolution)?.endsWith('@workspace:.'))?.descriptors[0];
  return assembleManifest(graph, {
    format: 'yarn-berry',
    formatVersion: asText(fieldOf(fieldOf(file, '__metadata'), 'version')) ?? 'unknown',
    name: name === undefined ? null : splitSpecifier(name).name,
    hasGraph: true,
    derived: { optional: true },
  });
}

function addEntries(graph: ComponentGraph, file: Fields): BerryEntry[] {
  const entries: BerryEntry[] = [];
  for (const [key, fields] of Object.entries(file)) {
    if (key === '__metadata' || !isFields(fields)) continue;
    const descriptors = key.split(/\s*,\s*/);
    const { name, version: given, origin, patch } = readLocator(asText(fields.resolution) ?? (descriptors[0] as string));
    const version = asText(fields.version) ?? given;
    const isWorkspace = origin.from === 'workspace';
    const isProject = asText(fields.resolution)?.endsWith('@workspace:.') ?? false;
    const node = graph.addNode({ name, version, origin: isProject ? null : origin });
    if (patch !== null && origin.from === 'registry') {
      graph.addRemark({ name, version, reason: 'patched', detail: patch.slice(0, 500) });
    }
    entries.push({ descriptors, fields, node, isWorkspace });
  }
  return entries;
}

/** Ranges that no descriptor repeats are a few per lockfile; to compare versions is slow, so it ends somewhere. */
const comparisonLimit = 200_000;

type FindNode = (name: string, range: string) => number | undefined;

/** By descriptor; where a resolution has replaced the range, by name and the best version that is there. */
function indexNodes(graph: ComponentGraph, entries: BerryEntry[]): FindNode {
  const byDescriptor = new Map<string, number>();
  const byName = new Map<string, Map<string, number>>();
  let comparisons = 0;
  for (const { descriptors, node } of entries) {
    for (const descriptor of descriptors) {
      byDescriptor.set(descriptor, node);
      const { name } = splitSpecifier(descriptor);
      const versions = byName.get(name) ?? new Map<string, number>();
      byName.set(name, versions.set(graph.node(node).version ?? '', node));
    }
  }
  return (name, range) => {
    const exact = byDescriptor.get(`${name}@${range}`) ?? byDescriptor.get(`${name}@npm:${range}`);
    if (exact !== undefined) return exact;
    const versions = byName.get(name);
    if (versions === undefined) return undefined;
    if (versions.size === 1) return versions.values().next().value;
    if (comparisons + versions.size > comparisonLimit) return undefined;
    comparisons += versions.size;
    return versions.get(maxSatisfying([...versions.keys()], range.replace(/^npm:/, '')) ?? '');
  };
}

/** Peers are provided by whoever asks for the package, which has an edge of its own. */
function addDependencies(graph: ComponentGraph, entry: BerryEntry, findNode: FindNode): void {
  const { fields, node, isWorkspace } = entry;
  const add = (name: string, range: string, isOptional: boolean): void => {
    const to = findNode(name, range);
    if (to === undefined) return;
    if (isWorkspace) graph.addRoot(to, false, isOptional);
    else graph.addEdge(node, to, isOptional);
  };
  for (const [name, range] of textEntries(fields.dependencies)) {
    add(name, range, isTrue(fieldOf(fieldOf(fields.dependenciesMeta, name), 'optional')));
  }
  for (const [name, range] of textEntries(fields.optionalDependencies)) add(name, range, true);
}
