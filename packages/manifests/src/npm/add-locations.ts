import { classifySource } from '../classify-source.js';
import type { ComponentGraph, Entry } from '../graph/component-graph.js';
import { findShortestPaths } from '../graph/shortest-paths.js';
import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';
import { elsewhere, type Origin, registry } from '../origin.js';
import { asFields, asText, type Fields, fieldOf, isFields, isTrue } from '../reading/values.js';
import { licenceOf } from './licence-of.js';

const modules = 'node_modules/';

/** The entries of lockfile version 2 and 3 by their location: `''` is the project, `node_modules/…` what is installed. */
interface Locations {
  graph: ComponentGraph;
  packages: Map<string, Fields>;
  nodes: Map<string, number>;
  /** Directories of the project that are linked into node_modules: workspaces and `file:` dependencies. */
  members: Set<string>;
}

/** Adds each location as an entry and resolves names as Node.js does: nearest `node_modules` first, then outwards. */
export function addLocations(graph: ComponentGraph, packages: Fields): { hasGraph: boolean } {
  const entries = Object.entries(packages).filter((entry): entry is [string, Fields] => isFields(entry[1]));
  const locations: Locations = { graph, packages: new Map(entries), nodes: new Map(), members: new Set() };
  const project = asFields(fieldOf(packages, ''));
  const linked = namesOfLinks(entries);
  for (const [location, fields] of entries) {
    if (location === '' || isTrue(fields.link)) continue;
    checkDepth(location);
    const entry = entryAt(location, fields, linked.get(location), project);
    if (entry.origin?.from === 'workspace') locations.members.add(location);
    locations.nodes.set(location, graph.addNode(entry));
  }
  addLinksToNowhere(locations, entries);
  const installed = entries.filter(([, fields]) => !isTrue(fields.link));
  for (const [location, fields] of installed) addDependencies(locations, location, fields);
  addOptionalPeers(locations, installed);
  return { hasGraph: entries.length > 0 };
}

function namesOfLinks(entries: [string, Fields][]): Map<string, string> {
  const names = new Map<string, string>();
  for (const [location, fields] of entries) {
    const target = asText(fields.resolved);
    if (isTrue(fields.link) && target !== null) names.set(target, nameAt(location));
  }
  return names;
}

function entryAt(location: string, fields: Fields, linkedAs: string | undefined, project: Fields): Entry {
  const name = asText(fields.name) ?? linkedAs ?? nameAt(location);
  return {
    name,
    version: asText(fields.version),
    origin: originAt(location, fields, name, project),
    dev: isTrue(fields.dev),
    optional: isTrue(fields.optional),
    peer: isTrue(fields.peer),
    bundled: isTrue(fields.inBundle),
    licence: licenceOf(fields),
  };
}

/** What has no `resolved` lies in a tarball of the registry, or npm was told to leave registry URLs out. */
function originAt(location: string, fields: Fields, name: string, project: Fields): Origin {
  if (!location.startsWith(modules) && !location.includes(`/${modules}`)) {
    const asked = asText(fieldOf(project.dependencies, name)) ?? asText(fieldOf(project.devDependencies, name));
    const isMember = project.workspaces !== undefined && !asked?.startsWith('file:');
    return elsewhere(isMember ? 'workspace' : 'file', location);
  }
  const resolved = asText(fields.resolved);
  return resolved === null ? registry : classifySource(resolved, name);
}

/** A link whose target is outside of the project has no entry of its own. */
function addLinksToNowhere({ graph, packages, nodes }: Locations, entries: [string, Fields][]): void {
  for (const [location, fields] of entries) {
    if (!isTrue(fields.link) || location === '') continue;
    const target = asText(fields.resolved) ?? '';
    const known = nodes.get(target);
    if (known !== undefined) nodes.set(location, known);
    else if (!packages.has(target) || target === '') {
      const origin = elsewhere('link', target === '' ? location : target);
      nodes.set(location, graph.addNode({ name: asText(fields.name) ?? nameAt(location), version: null, origin }));
    }
  }
}

function addDependencies(locations: Locations, location: string, fields: Fields): void {
  const { graph, nodes, members } = locations;
  const isProject = location === '' || members.has(location);
  const from = nodes.get(location);
  const add = (names: unknown, dev: boolean, optional: boolean): void => {
    for (const name of Object.keys(asFields(names))) {
      if (names === fields.peerDependencies && isOptionalPeer(fields, name)) continue;
      const to = resolve(nodes, location, name);
      if (to === undefined) continue;
      if (isProject) graph.addRoot(to, dev, optional);
      else if (from !== undefined) graph.addEdge(from, to, optional);
    }
  };
  add(fields.dependencies, false, false);
  add(fields.optionalDependencies, false, true);
  add(fields.peerDependencies, false, false);
  if (isProject) add(fields.devDependencies, true, false);
}

/** Nothing installs an optional peer, so that it explains only what is there for no other reason. */
function addOptionalPeers({ graph, nodes }: Locations, entries: [string, Fields][]): void {
  const { distance } = findShortestPaths(graph);
  for (const [location, fields] of entries) {
    const from = nodes.get(location);
    if (from === undefined) continue;
    for (const name of Object.keys(asFields(fields.peerDependencies))) {
      const to = isOptionalPeer(fields, name) ? resolve(nodes, location, name) : undefined;
      if (to !== undefined && distance[to] === 0) graph.addEdge(from, to, true);
    }
  }
}

function isOptionalPeer(fields: Fields, name: string): boolean {
  return isTrue(fieldOf(fieldOf(fields.peerDependenciesMeta, name), 'optional'));
}

function resolve(nodes: Map<string, number>, from: string, name: string): number | undefined {
  let directory = from;
  for (;;) {
    const found = nodes.get(directory === '' ? modules + name : `${directory}/${modules}${name}`);
    if (found !== undefined || directory === '') return found;
    const outer = directory.lastIndexOf(`/${modules}`);
    directory = outer === -1 ? '' : directory.slice(0, outer);
  }
}

/** `node_modules/a/node_modules/@b/c` → `@b/c`; of a directory of the project its last segment. */
function nameAt(location: string): string {
  const at = location.lastIndexOf(modules);
  return at === -1 ? location.slice(location.lastIndexOf('/') + 1) : location.slice(at + modules.length);
}

/** Names are looked up from every level outwards, so that the levels bound the work for each. */
function checkDepth(location: string): void {
  if (location.length < 1_000 || location.split(modules).length <= manifestLimits.nesting) return;
  throw new ManifestError('manifest.too-deep', `A location has more than ${manifestLimits.nesting} node_modules.`);
}
