import valid from 'semver/functions/valid.js';
import { splitSpecifier } from '../npm/specifier.js';

/** What a key of `packages` says about the package. Name and version are null where only the entry's fields know them. */
export interface DependencyPath {
  name: string | null;
  version: string | null;
  /** The key without the peers and patches that make one installation of the package. */
  id: string;
}

/** `/name/1.0.0_peers` up to version 5, `/name@1.0.0(peers)` in version 6, `name@1.0.0(peers)` since version 9. */
export function readDependencyPath(key: string, major: number): DependencyPath {
  const id = major >= 6 ? withoutPeers(key) : key;
  return major < 6 ? readSlashPath(id) : readAtPath(id);
}

/** Peers and the patch follow in brackets, nested ones too. A URL may have brackets of its own before the last ones. */
function withoutPeers(key: string): string {
  if (!key.endsWith(')')) return key;
  let depth = 0;
  let end = key.length;
  for (let at = key.length - 1; at >= 0; at -= 1) {
    if (key[at] === ')') depth += 1;
    else if (key[at] === '(') {
      depth -= 1;
      if (depth === 0) {
        end = at;
        if (key[at - 1] !== ')') break;
      }
    }
  }
  return key.slice(0, end);
}

/** Without a leading slash the first segment is the host of a registry that is not the project's default. */
function readSlashPath(key: string): DependencyPath {
  const segments = key.split('/');
  if (key.startsWith('/') || /^[\w.-]+\.[\w-]+(?::\d+)?$/.test(segments[0] as string)) segments.shift();
  const nameLength = segments[0]?.startsWith('@') ? 2 : 1;
  const name = segments.slice(0, nameLength).join('/');
  const version = segments[nameLength]?.split('_')[0] ?? '';
  const isPackage = segments.length === nameLength + 1 && valid(version) !== null;
  return isPackage ? { name, version, id: key } : { name: null, version: null, id: key };
}

function readAtPath(id: string): DependencyPath {
  const path = id.startsWith('/') ? id.slice(1) : id;
  const host = /^[\w.-]+\.[\w-]+(?::\d+)?\/((?:@[^/@]+\/)?[^/@]+@[^/@]+)$/.exec(path);
  const { name, range } = splitSpecifier(host?.[1] ?? path);
  if (valid(range) !== null) return { name, version: range, id };
  return { name: /^(?:@[^/]+\/)?[^/:]+$/.test(name) && range !== '' ? name : null, version: null, id };
}
