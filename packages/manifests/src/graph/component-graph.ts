import valid from 'semver/functions/valid.js';
import type { NotAssessed } from '../manifest.js';
import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';
import { elsewhere, type Origin } from '../origin.js';
import { readable } from '../readable.js';

/** What a parser knows about one entry of the manifest. */
export interface Entry {
  name: string;
  version: string | null;
  /** null for the project itself and its members: roots, which are no dependency. */
  origin: Origin | null;
  dev?: boolean;
  optional?: boolean;
  peer?: boolean;
  bundled?: boolean;
  licence?: string | null;
}

export interface GraphNode extends Required<Entry> {
  requires: number[];
  /** Required too, but the entry works without. */
  requiresOptionally: number[];
}

/** Someone who asks for an entry from outside of the graph: the project, or a workspace of it. */
export interface Root {
  node: number;
  dev: boolean;
  optional: boolean;
}

/** What every format is read into: entries, the edges between them, and what the project itself asks for. */
export class ComponentGraph {
  readonly nodes: GraphNode[] = [];
  readonly roots: Root[] = [];
  /** Remarks on entries that are components all the same, and on what has no entry of its own. */
  readonly remarks: NotAssessed[] = [];
  private edges = 0;

  /** Returns the entry's number. Throws `manifest.too-many-components`. */
  addNode(entry: Entry): number {
    // Written out, field by field: a spread made this the slowest line of the package.
    this.nodes.push({
      name: readable(entry.name),
      version: entry.version === null ? null : readable(entry.version),
      origin: entry.origin?.from === 'registry' ? checkedOrigin(entry) : entry.origin,
      dev: entry.dev ?? false,
      optional: entry.optional ?? false,
      peer: entry.peer ?? false,
      bundled: entry.bundled ?? false,
      licence: typeof entry.licence === 'string' ? readable(entry.licence) : null,
      requires: [],
      requiresOptionally: [],
    });
    if (this.nodes.length >= manifestLimits.components) throw tooMany(manifestLimits.components, 'entries');
    return this.nodes.length - 1;
  }

  addEdge(from: number, to: number, optional = false): void {
    const node = this.node(from);
    (optional ? node.requiresOptionally : node.requires).push(to);
    this.edges += 1;
    if (this.edges >= manifestLimits.edges) throw tooMany(manifestLimits.edges, 'dependencies between entries');
  }

  addRoot(node: number, dev = false, optional = false): void {
    this.roots.push({ node, dev, optional });
    this.edges += 1;
    if (this.edges >= manifestLimits.edges) throw tooMany(manifestLimits.edges, 'dependencies between entries');
  }

  addRemark(remark: NotAssessed): void {
    const { name, version, reason, detail } = remark;
    const text = {
      name: readable(name),
      version: version === null ? null : readable(version),
      detail: readable(detail),
    };
    this.remarks.push({ ...text, reason });
    if (this.remarks.length >= manifestLimits.components) throw tooMany(manifestLimits.components, 'entries');
  }

  node(index: number): GraphNode {
    const node = this.nodes[index];
    if (node === undefined) throw new RangeError(`The graph has no node ${index}`);
    return node;
  }
}

/** Old registries took more names than npm does now: any printable ASCII that needs no second path segment. */
const possibleName = /^(?:@[!-.0-?A-~]+\/)?[!-.0-?A-~][!-.0-~]*$/;

/** A registry knows SemVer versions and names of a URL's shape; anything else cannot be judged by its word. */
function checkedOrigin(entry: Entry): Origin {
  const { name, version } = entry;
  if (name.length > 214 || !possibleName.test(name)) return elsewhere('unparseable', `'${name}' is no package name`);
  if (version === null) return elsewhere('unparseable', 'It has no version');
  if (valid(version) === null) return elsewhere('unparseable', `'${version}' is no SemVer version`);
  return entry.origin as Origin;
}

function tooMany(limit: number, what: string): ManifestError {
  return new ManifestError('manifest.too-many-components', `It has ${limit} ${what} or more.`);
}
