import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import { guessRoots } from '../graph/guess-roots.js';
import type { Manifest } from '../manifest.js';
import { ManifestError } from '../manifest-error.js';
import { splitSpecifier } from '../npm/specifier.js';
import { readYaml } from '../reading/read-yaml.js';
import { asFields, asText, type Fields, fieldOf, isFields, isTrue, textEntries } from '../reading/values.js';
import { indexDescriptors } from './index-descriptors.js';
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
  addWishes(graph, entries);
  if (graph.roots.length === 0) guessRoots(graph, graph.nodes.keys());
  const name = entries.find(({ fields }) => isProject(fields))?.descriptors[0];
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
  // A patched package and its original are two entries and one package.
  const published = new Map<string, number>();
  for (const [key, fields] of Object.entries(file)) {
    if (key === '__metadata' || !isFields(fields)) continue;
    const descriptors = key.split(',').map((descriptor) => descriptor.trim());
    const {
      name,
      version: given,
      origin,
      patch,
    } = readLocator(asText(fields.resolution) ?? (descriptors[0] as string));
    const version = asText(fields.version) ?? given;
    const isRegistry = origin.from === 'registry';
    const label = `${name}@${version}`;
    const node =
      (isRegistry ? published.get(label) : undefined) ??
      graph.addNode({ name, version, origin: isProject(fields) ? null : origin });
    if (isRegistry) published.set(label, node);
    if (isRegistry && patch !== null) {
      graph.addRemark({ name, version, reason: 'patched', detail: patch });
    }
    entries.push({ descriptors, fields, node, isWorkspace: origin.from === 'workspace' });
  }
  return entries;
}

/** The workspace at the top: the project itself. */
function isProject(fields: Fields): boolean {
  return asText(fields.resolution)?.endsWith('@workspace:.') ?? false;
}

/** Someone's wish for `name@range`; `isRoot` for the project and its workspaces. */
interface Wish {
  from: number;
  name: string;
  range: string;
  isOptional: boolean;
  isRoot: boolean;
}

/** First the wishes that a descriptor repeats word by word; what they leave unclaimed tells where the others lead. */
function addWishes(graph: ComponentGraph, entries: BerryEntry[]): void {
  const index = indexDescriptors(graph, entries);
  const add = ({ from, isOptional, isRoot }: Wish, to: number): void => {
    if (isRoot) graph.addRoot(to, false, isOptional);
    else graph.addEdge(from, to, isOptional);
  };
  const unmet: Wish[] = [];
  for (const wish of entries.flatMap(wishesOf)) {
    const to = index.claim(wish.name, wish.range);
    if (to === undefined) unmet.push(wish);
    else add(wish, to);
  }
  for (const wish of unmet) {
    const to = index.guess(wish.name, wish.range);
    if (to !== undefined) add(wish, to);
  }
}

/** Peers are no wish: they are provided by whoever asks for the package, which has a wish of its own. */
function wishesOf({ fields, node, isWorkspace }: BerryEntry): Wish[] {
  const wishes = (block: unknown, isOptional: (name: string) => boolean): Wish[] =>
    textEntries(block).map(([name, range]) => {
      return { from: node, name, range, isOptional: isOptional(name), isRoot: isWorkspace };
    });
  const isMarked = (name: string): boolean => isTrue(fieldOf(fieldOf(fields.dependenciesMeta, name), 'optional'));
  return [...wishes(fields.dependencies, isMarked), ...wishes(fields.optionalDependencies, () => true)];
}
