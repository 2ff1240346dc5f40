import valid from 'semver/functions/valid.js';
import { classifySource } from '../classify-source.js';
import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import type { Manifest } from '../manifest.js';
import { elsewhere, type Origin, registry } from '../origin.js';
import { asList, asText, type Fields, textEntries } from '../reading/values.js';
import { splitAlias } from './specifier.js';

interface Wish {
  alias: string;
  text: string;
  dev: boolean;
  optional: boolean;
  peer: boolean;
}

/**
 * A bare package.json. It says what may be installed, not what is: only an exact version makes a component, every range
 * is listed as `range-only`. https://docs.npmjs.com/cli/v11/configuring-npm/package-json
 */
export function readPackageJson(file: Fields): Manifest {
  const graph = new ComponentGraph();
  const bundled = new Set(asList(file.bundleDependencies ?? file.bundledDependencies));
  for (const wish of wishesOf(file)) {
    const { alias, text, ...flags } = wish;
    const target = splitAlias(text);
    const name = target?.name ?? alias;
    const version = exactVersion(target?.range ?? text);
    const origin = originOf(name, target?.range ?? text, version);
    graph.addRoot(
      graph.addNode({ name, version, origin, ...flags, bundled: bundled.has(alias) }),
      flags.dev,
      flags.optional,
    );
  }
  return assembleManifest(graph, {
    format: 'package-json',
    formatVersion: '1',
    name: asText(file.name),
    hasGraph: false,
  });
}

/** An optional dependency overrides the same name in `dependencies`, as for npm. */
function wishesOf(file: Fields): Wish[] {
  const optionalNames = new Set(textEntries(file.optionalDependencies).map(([name]) => name));
  const wishes = (field: unknown, flags: Partial<Wish>): Wish[] =>
    textEntries(field).map(([alias, text]) => ({ alias, text, dev: false, optional: false, peer: false, ...flags }));
  return [
    ...wishes(file.dependencies, {}).filter(({ alias }) => !optionalNames.has(alias)),
    ...wishes(file.devDependencies, { dev: true }),
    ...wishes(file.optionalDependencies, { optional: true }),
    ...wishes(file.peerDependencies, { peer: true }),
  ];
}

function exactVersion(range: string): string | null {
  const text = range.trim().replace(/^=\s*/, '');
  return valid(text) === null ? null : text.replace(/^v/, '');
}

function originOf(name: string, range: string, version: string | null): Origin {
  if (version !== null) return registry;
  const isElsewhere = /^(?:[a-z+]+:|[\w.-]+@)|\/|^\.{1,2}$/i.test(range) && !/^(?:npm|catalog):/.test(range);
  if (isElsewhere && !range.includes('||')) {
    const origin = classifySource(range, name);
    if (origin.from !== 'registry') return origin;
  }
  return elsewhere('range-only', range === '' ? '*' : range);
}
