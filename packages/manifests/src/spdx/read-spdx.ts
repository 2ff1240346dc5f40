import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import { guessRoots } from '../graph/guess-roots.js';
import type { Manifest } from '../manifest.js';
import { ManifestError } from '../manifest-error.js';
import { asFields, asList, asText, type Fields, isFields } from '../reading/values.js';
import type { EcosystemOf } from '../sbom/identify.js';
import { entryOf } from './entry-of.js';
import { fromSpdx3 } from './from-spdx-3.js';
import { type Dependency, dependencyOf, describedBy } from './relationships.js';

/** SPDX JSON, https://spdx.github.io/spdx-spec/v2.3/. Version 3 is read in the shape of version 2. */
export function readSpdxJson(given: Fields, ecosystemOf: EcosystemOf): Manifest {
  const file = given['@graph'] === undefined ? given : fromSpdx3(given);
  const formatVersion = versionOf(file);
  for (const field of ['packages', 'relationships'] as const) {
    const value = file[field] ?? undefined;
    if (value !== undefined && !Array.isArray(value)) {
      throw new ManifestError('manifest.invalid', `'${field}' is not a list.`);
    }
  }
  const dependencies = asList(file.relationships)
    .map((relationship) => dependencyOf(asFields(relationship)))
    .filter((dependency) => dependency !== null);
  const graph = new ComponentGraph();
  const nodes = addPackages(graph, file, ecosystemOf);
  const projects = projectsOf(describedBy(file, dependencies), dependencies, nodes);
  const hasGraph = addDependencies(graph, dependencies, nodes, projects);
  const [project] = projects;
  const name = project === undefined ? null : graph.node(nodes.get(project) as number).name;
  for (const id of projects) graph.node(nodes.get(id) as number).origin = null;
  const derived = { dev: true, optional: true };
  return assembleManifest(graph, { format: 'spdx-json', formatVersion, name, hasGraph, derived });
}

function versionOf(file: Fields): string {
  const version = /^SPDX-(2\.[23]|3\.\d+(?:\.\d+)?)$/.exec(asText(file.spdxVersion) ?? '')?.[1];
  if (version !== undefined) return version;
  const given = String(JSON.stringify(file.spdxVersion)).slice(0, 40);
  throw new ManifestError('manifest.version-not-supported', `spdxVersion ${given}.`);
}

function addPackages(graph: ComponentGraph, file: Fields, ecosystemOf: EcosystemOf): Map<string, number> {
  const licences = new Map<string, string>();
  for (const { licenseId, name, extractedText } of asList(file.hasExtractedLicensingInfos).map(asFields)) {
    const text = asText(name) ?? asText(extractedText);
    if (text !== null && text !== 'NOASSERTION') licences.set(asText(licenseId) ?? '', text);
  }
  const nodes = new Map<string, number>();
  for (const spdxPackage of asList(file.packages)) {
    if (!isFields(spdxPackage)) throw new ManifestError('manifest.invalid', 'A package is not an object.');
    const node = graph.addNode(entryOf(spdxPackage, licences, ecosystemOf));
    const id = asText(spdxPackage.SPDXID);
    if (id !== null && !nodes.has(id)) nodes.set(id, node);
  }
  return nodes;
}

/**
 * The packages that the document is about are the project itself where something belongs to them. A document about
 * packages that nothing belongs to is a list of these, and each is a component.
 */
function projectsOf(described: Set<string>, dependencies: Dependency[], nodes: Map<string, number>): Set<string> {
  const owners = dependencies.filter(({ kind, to }) => kind !== 'describes' && nodes.has(to)).map(({ from }) => from);
  return new Set(owners.filter((id) => described.has(id) && nodes.has(id)));
}

/**
 * What a project contains is its dependency unless somebody else needs it: images contain every package. Where no
 * project is told, what nothing asks for is direct.
 */
function addDependencies(
  graph: ComponentGraph,
  dependencies: Dependency[],
  nodes: Map<string, number>,
  projects: Set<string>,
): boolean {
  const wanted = new Set(dependencies.filter(isNeed).map(({ to }) => to));
  const known = new Set<number>();
  for (const { from, to, kind } of dependencies) {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    if (kind === 'describes' || source === undefined || target === undefined || projects.has(to)) continue;
    if (kind === 'contains' && wanted.has(to)) continue;
    if (projects.has(from)) graph.addRoot(target, kind === 'development', kind === 'optional');
    else graph.addEdge(source, target, kind === 'optional');
    known.add(source).add(target);
  }
  if (graph.roots.length === 0) guessRoots(graph, known);
  return graph.roots.length > 0;
}

function isNeed({ kind }: Dependency): boolean {
  return kind === 'needs' || kind === 'optional' || kind === 'development';
}
