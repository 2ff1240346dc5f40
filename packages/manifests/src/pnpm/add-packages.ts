import { classifySource } from '../classify-source.js';
import type { ComponentGraph } from '../graph/component-graph.js';
import { elsewhere, type Origin, registry } from '../origin.js';
import { asFields, asText, type Fields, fieldOf, isFields, isTrue, textEntries } from '../reading/values.js';
import { type DependencyPath, readDependencyPath } from './dependency-path.js';

/** Finds the entry that a dependency `name: reference` means; undefined for links and for what is missing. */
export type FindPackage = (name: string, reference: string) => number | undefined;

/**
 * Adds the entries of `packages`, and of `snapshots` where the lockfile tells apart what a package is and how it is
 * installed (version 9), with the edges between them.
 */
export function addPackages(graph: ComponentGraph, file: Fields, major: number): FindPackage {
  const packages = asFields(file.packages);
  const installed = major >= 9 && isFields(file.snapshots) ? file.snapshots : packages;
  const nodes = new Map<string, number>();
  const described = new Set<string>();
  for (const [key, snapshot] of Object.entries(installed)) {
    const path = readDependencyPath(key, major);
    const about = asFields(fieldOf(packages, key) ?? fieldOf(packages, path.id));
    described.add(path.id);
    nodes.set(key, addPackage(graph, path, about, asFields(snapshot)));
  }
  for (const [key, about] of installed === packages ? [] : Object.entries(packages)) {
    if (!described.has(key)) nodes.set(key, addPackage(graph, readDependencyPath(key, major), asFields(about), {}));
  }
  const find: FindPackage = (name, reference) => {
    const separator = major < 6 ? '/' : '@';
    const own = `${major < 9 ? '/' : ''}${name}${separator}${reference}`;
    return nodes.get(own) ?? nodes.get(reference);
  };
  for (const [key, snapshot] of Object.entries(installed))
    addDependencies(graph, nodes.get(key) as number, snapshot, find);
  return find;
}

function addPackage(graph: ComponentGraph, path: DependencyPath, about: Fields, snapshot: Fields): number {
  const name = asText(about.name) ?? path.name ?? path.id;
  const version = asText(about.version) ?? path.version;
  return graph.addNode({
    name,
    version,
    origin: originOf(path, asFields(about.resolution), name),
    dev: isTrue(about.dev),
    optional: isTrue(about.optional) || isTrue(snapshot.optional),
  });
}

/** pnpm names the tarball of a registry package only where the registry does not keep to the usual URLs. */
function originOf(path: DependencyPath, resolution: Fields, name: string): Origin {
  const { type, tarball } = { type: asText(resolution.type), tarball: asText(resolution.tarball) };
  if (type === 'git') return elsewhere('git', asText(resolution.repo) ?? path.id);
  if (type === 'directory') return elsewhere('file', asText(resolution.directory) ?? path.id);
  if (tarball !== null) {
    const origin = classifySource(tarball, name);
    const isOdd = path.version !== null && origin.from === 'tarball';
    return isOdd ? elsewhere('private-registry', tarball) : origin;
  }
  if (path.version !== null) return registry;
  const reference = path.name === null ? path.id : path.id.slice(path.id.indexOf('@', 1) + 1);
  const origin = classifySource(reference, name);
  return origin.from === 'registry' ? elsewhere('unknown-source', path.id) : gitHostOr(origin, path.id);
}

/** `github.com/owner/repository/hash` looks like a path and is how pnpm writes a git host. */
function gitHostOr(origin: Origin, id: string): Origin {
  const isPath = origin.from === 'unknown-source' || origin.from === 'git';
  if (!isPath) return origin;
  return elsewhere(/^[\w.-]+\.[a-z]+\/|^git@|^git\+/.test(id) ? 'git' : 'unparseable', id);
}

function addDependencies(graph: ComponentGraph, from: number, snapshot: unknown, find: FindPackage): void {
  for (const [block, optional] of [
    ['dependencies', false],
    ['optionalDependencies', true],
  ] as const) {
    for (const [name, reference] of textEntries(fieldOf(snapshot, block))) {
      const to = find(name, reference);
      if (to !== undefined) graph.addEdge(from, to, optional);
    }
  }
}
