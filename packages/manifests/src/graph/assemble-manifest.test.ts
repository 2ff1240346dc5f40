import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Component } from '../manifest.js';
import { registry } from '../origin.js';
import { assembleManifest } from './assemble-manifest.js';
import { ComponentGraph } from './component-graph.js';

interface Drawn {
  names: number[];
  edges: { from: number; to: number; optional: boolean }[];
  roots: { node: number; dev: boolean; optional: boolean }[];
}

const size = 8;
const index = fc.nat({ max: size - 1 });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  names: fc.array(fc.nat({ max: 5 }), { minLength: size, maxLength: size }),
  edges: fc.array(fc.record({ from: index, to: index, optional: fc.boolean() }), { maxLength: 14 }),
  roots: fc.array(fc.record({ node: index, dev: fc.boolean(), optional: fc.boolean() }), { maxLength: 4 }),
});

function assemble({ names, edges, roots }: Drawn): Component[] {
  const graph = new ComponentGraph();
  for (const name of names) graph.addNode({ name: `p${name}`, version: '1.0.0', origin: registry });
  for (const { from, to, optional } of edges) graph.addEdge(from, to, optional);
  for (const { node, dev, optional } of roots) graph.addRoot(node, dev, optional);
  const heading = { format: 'package-lock', formatVersion: '3', name: null, hasGraph: true } as const;
  return assembleManifest(graph, { ...heading, derived: { dev: true, optional: true } }).components;
}

/** Steps to each entry by trying all edges again and again, over whichever roots and edges are let through. */
function distances(graph: Drawn, root: (root: Drawn['roots'][number]) => boolean, throughOptional: boolean): number[] {
  const steps = Array<number>(size).fill(Number.POSITIVE_INFINITY);
  for (const given of graph.roots) if (root(given)) steps[given.node] = 1;
  for (let round = 0; round < size; round += 1) {
    for (const { from, to, optional } of graph.edges) {
      if (optional && !throughOptional) continue;
      steps[to] = Math.min(steps[to] as number, (steps[from] as number) + 1);
    }
  }
  return steps;
}

describe('what is said about the components of any graph', () => {
  const check = (says: (component: Component, entries: number[], graph: Drawn) => void): void => {
    fc.assert(
      fc.property(drawn, (graph) => {
        const components = assemble(graph);
        expect(components.map(({ name }) => name)).toEqual([...new Set(graph.names)].sort().map((name) => `p${name}`));
        for (const component of components) {
          const entries = graph.names.flatMap((name, entry) => (`p${name}` === component.name ? [entry] : []));
          says(component, entries, graph);
        }
      }),
      { numRuns: 300 },
    );
  };

  it('direct is what a root names', () => {
    check(({ direct }, entries, { roots }) => {
      expect(direct).toBe(roots.some(({ node }) => entries.includes(node)));
    });
  });

  it('no way is shorter than the path, which is a way', () => {
    check(({ name, path }, entries, graph) => {
      const steps = distances(graph, () => true, true);
      const shortest = Math.min(...entries.map((entry) => steps[entry] as number));
      expect(path.length).toBe(Number.isFinite(shortest) ? shortest : 0);
      const ends = path.length === 0 ? [] : [`${name}@1.0.0`];
      expect(path.slice(-1)).toEqual(ends);
      path.slice(1).forEach((label, step) => {
        const isEdge = graph.edges.some(({ from, to }) => {
          return `p${graph.names[from]}@1.0.0` === path[step] && `p${graph.names[to]}@1.0.0` === label;
        });
        expect(isEdge).toBe(true);
      });
    });
  });

  it('dev is what no way from production reaches, optional what can be left out on every way', () => {
    check(({ dev, optional }, entries, graph) => {
      const [all, production, needed] = [
        distances(graph, () => true, true),
        distances(graph, (root) => !root.dev, true),
        distances(graph, (root) => !root.optional, false),
      ].map((steps) => entries.map((entry) => Number.isFinite(steps[entry])));
      expect(dev).toBe(entries.every((_, at) => all?.[at] && !production?.[at]));
      expect(optional).toBe(entries.every((_, at) => all?.[at] && !needed?.[at]));
    });
  });

  it('required is where an edge leads', () => {
    check(({ requires }, entries, { edges, names }) => {
      const targets = edges.filter(({ from }) => entries.includes(from)).map(({ to }) => `pkg:npm/p${names[to]}@1.0.0`);
      expect(requires).toEqual([...new Set(targets)].sort());
    });
  });
});
