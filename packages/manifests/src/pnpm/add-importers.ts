import type { ComponentGraph } from '../graph/component-graph.js';
import { elsewhere } from '../origin.js';
import { asFields, asText, type Fields, fieldOf } from '../reading/values.js';
import type { FindPackage } from './add-packages.js';

const blocks = [
  ['dependencies', false, false],
  ['devDependencies', true, false],
  ['optionalDependencies', false, true],
] as const;

/**
 * Adds what the project and its workspaces ask for. A workspace has no name in the lockfile but that under which another
 * one links it; else its directory stands for it.
 */
export function addImporters(graph: ComponentGraph, importers: Fields, find: FindPackage): void {
  const names = new Map<string, string>();
  const linkedElsewhere = new Map<string, string>();
  for (const [directory, importer] of Object.entries(importers)) {
    for (const [block, dev, optional] of blocks) {
      for (const [name, wish] of Object.entries(asFields(fieldOf(importer, block)))) {
        // `{ specifier, version }` since version 6, the version alone before.
        const reference = asText(wish) ?? asText(fieldOf(wish, 'version'));
        if (reference === null) continue;
        const node = find(name, reference);
        if (node !== undefined) graph.addRoot(node, dev, optional);
        else if (reference.startsWith('link:')) {
          const target = resolveDirectory(directory, reference.slice('link:'.length));
          (Object.hasOwn(importers, target) ? names : linkedElsewhere).set(target, name);
        }
      }
    }
  }
  for (const directory of Object.keys(importers)) {
    if (directory === '.') continue;
    graph.addNode({
      name: names.get(directory) ?? directory,
      version: null,
      origin: elsewhere('workspace', directory),
    });
  }
  for (const [target, name] of linkedElsewhere) {
    graph.addNode({ name, version: null, origin: elsewhere('link', target) });
  }
}

/** `packages/a` and `../b` → `packages/b`; `.` for the project's own directory. */
function resolveDirectory(from: string, link: string): string {
  const segments = from === '.' ? [] : from.split('/');
  for (const segment of link.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return segments.join('/') || '.';
}
