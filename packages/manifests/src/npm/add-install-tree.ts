import valid from 'semver/functions/valid.js';
import { classifySource } from '../classify-source.js';
import type { ComponentGraph, Entry } from '../graph/component-graph.js';
import { guessRoots } from '../graph/guess-roots.js';
import { registry } from '../origin.js';
import { asFields, asText, type Fields, isFields, isTrue } from '../reading/values.js';
import { type Level, lookUp } from './level.js';
import { splitAlias } from './specifier.js';

/** An entry whose names are still to be looked up. */
interface Waiting {
  node: number;
  level: Level;
  requires: string[];
}

/**
 * Adds the tree of lockfile version 1: `dependencies` is what is installed, `requires` who asks for whom. It does not say
 * what the project asks for, so that entries of the first level that nobody requires are taken for direct.
 * Files of npm 2 to 4 have no `requires` at all: they have no graph, and nothing is said about direct.
 */
export function addInstallTree(graph: ComponentGraph, file: Fields): { hasGraph: boolean } {
  const waiting: Waiting[] = [];
  const hosts: [host: number, node: number][] = [];
  const top = addLevel(graph, file, null, null, waiting, hosts);
  const hasGraph =
    waiting.some(({ requires }) => requires.length > 0) || (file.requires === true && top.nodes.size > 0);
  if (!hasGraph) return { hasGraph };
  const required = new Set<number>();
  for (const { node, level, requires } of waiting) {
    for (const name of requires) {
      const to = lookUp(level, name);
      if (to === undefined) continue;
      graph.addEdge(node, to);
      required.add(to);
    }
  }
  // What lies inside of a package and is required by nobody came in its bundle.
  for (const [host, node] of hosts) if (!required.has(node)) graph.addEdge(host, node);
  guessRoots(graph, top.nodes.values());
  return { hasGraph };
}

function addLevel(
  graph: ComponentGraph,
  fields: Fields,
  outer: Level | null,
  host: number | null,
  waiting: Waiting[],
  hosts: [number, number][],
): Level {
  const level: Level = { nodes: new Map(), outer };
  for (const [name, entry] of Object.entries(asFields(fields.dependencies))) {
    if (!isFields(entry)) continue;
    const node = graph.addNode(entryOf(name, entry));
    level.nodes.set(name, node);
    if (host !== null) hosts.push([host, node]);
    const inner = isFields(entry.dependencies) ? addLevel(graph, entry, level, node, waiting, hosts) : level;
    waiting.push({ node, level: inner, requires: Object.keys(asFields(entry.requires)) });
  }
  return level;
}

/** `version` holds a version, an alias, or the URL or path of what is not from the registry. */
function entryOf(alias: string, fields: Fields): Entry {
  const flags = { dev: isTrue(fields.dev), optional: isTrue(fields.optional), bundled: isTrue(fields.bundled) };
  const given = asText(fields.version);
  const target = splitAlias(given ?? '');
  const name = target?.name ?? alias;
  const version = target?.range ?? given;
  const resolved = asText(fields.resolved);
  if (version === null || valid(version) !== null) {
    return { name, version, origin: resolved === null ? registry : classifySource(resolved, name), ...flags };
  }
  const origin = /[:/]/.test(version) ? classifySource(version, name) : registry;
  const isRegistry = origin.from === 'registry';
  const versionInUrl = /-(\d+\.\d+\.\d+[^/]*)\.tgz(?:[?#]|$)/.exec(version.slice(-256))?.[1];
  return { name, version: isRegistry ? (versionInUrl ?? version) : null, origin, ...flags };
}
