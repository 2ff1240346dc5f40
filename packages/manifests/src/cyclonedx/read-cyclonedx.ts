import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import type { Manifest, ManifestFormat } from '../manifest.js';
import { ManifestError } from '../manifest-error.js';
import { readXml } from '../reading/read-xml.js';
import { asFields, asList, asText, type Fields, isFields } from '../reading/values.js';
import type { EcosystemOf } from '../sbom/identify.js';
import { entryOf, nameOf } from './entry-of.js';
import { fromXml } from './from-xml.js';

const versions = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

/** CycloneDX JSON, https://cyclonedx.org/docs/1.6/json. It begins with 1.2. */
export function readCycloneDxJson(file: Fields, ecosystemOf: EcosystemOf): Manifest {
  return readBom(file, 'cyclonedx-json', versions, ecosystemOf);
}

/** CycloneDX XML, https://cyclonedx.org/docs/1.6/xml. The first two versions know no dependencies. */
export function readCycloneDxXml(text: string, ecosystemOf: EcosystemOf): Manifest {
  return readBom(fromXml(readXml(text)), 'cyclonedx-xml', ['1.0', '1.1', ...versions], ecosystemOf);
}

/**
 * Components inside of components are components too; that they are inside says nothing about who depends on whom, which
 * `dependencies` alone does.
 */
function readBom(file: Fields, format: ManifestFormat, supported: string[], ecosystemOf: EcosystemOf): Manifest {
  const formatVersion = asText(file.specVersion);
  if (formatVersion === null || !supported.includes(formatVersion)) {
    const given = String(JSON.stringify(file.specVersion)).slice(0, 40);
    throw new ManifestError('manifest.version-not-supported', `specVersion ${given}.`);
  }
  for (const field of ['components', 'dependencies'] as const) {
    if (file[field] !== undefined && !Array.isArray(file[field])) {
      throw new ManifestError('manifest.invalid', `'${field}' is not a list.`);
    }
  }
  const graph = new ComponentGraph();
  const project = asFields(asFields(file.metadata).component);
  const nodes = addComponents(graph, file, ecosystemOf);
  const hasGraph = addDependencies(graph, asList(file.dependencies), nodes, refsOf(project));
  return assembleManifest(graph, { format, formatVersion, name: nameOf(project), hasGraph });
}

/** The entries by `bom-ref`, and by purl where a component has no reference of its own. */
function addComponents(graph: ComponentGraph, file: Fields, ecosystemOf: EcosystemOf): Map<string, number> {
  const nodes = new Map<string, number>();
  const waiting = [asList(file.components)];
  for (let list = waiting.pop(); list !== undefined; list = waiting.pop()) {
    for (const component of list) {
      if (!isFields(component)) throw new ManifestError('manifest.invalid', 'A component is not an object.');
      const node = graph.addNode(entryOf(component, ecosystemOf));
      for (const ref of refsOf(component)) if (!nodes.has(ref)) nodes.set(ref, node);
      if (Array.isArray(component.components)) waiting.push(component.components);
    }
  }
  return nodes;
}

function refsOf(component: Fields): string[] {
  return [asText(component['bom-ref']), asText(component.purl)].filter((ref) => ref !== null);
}

/** Who the project itself depends on is direct. Without the project, what nothing depends on is. */
function addDependencies(
  graph: ComponentGraph,
  list: unknown[],
  nodes: Map<string, number>,
  project: string[],
): boolean {
  const wanted = new Set<number>();
  const known = new Set<number>();
  for (const { ref, dependsOn } of list.map(asFields)) {
    const from = nodes.get(asText(ref) ?? '');
    const isProject = project.includes(asText(ref) ?? '');
    if (from !== undefined) known.add(from);
    for (const target of asList(dependsOn)) {
      const to = typeof target === 'string' ? nodes.get(target) : undefined;
      if (to === undefined) continue;
      if (isProject) graph.addRoot(to);
      else if (from !== undefined) graph.addEdge(from, to);
      wanted.add(to);
    }
  }
  if (graph.roots.length === 0 && wanted.size > 0) {
    for (const node of known) if (!wanted.has(node)) graph.addRoot(node);
  }
  return wanted.size > 0;
}
