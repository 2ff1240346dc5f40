import { classifySource } from '../classify-source.js';
import { splitSpecifier } from '../npm/specifier.js';
import { elsewhere, type Origin, registry } from '../origin.js';

/** What a berry entry resolves to: its real name, and where that comes from. */
export interface Locator {
  name: string;
  /** The version in the reference, where it has one. */
  version: string | null;
  origin: Origin;
  /** The project's own patch on it; null for none, and for those that yarn itself brings along. */
  patch: string | null;
}

/**
 * Reads `name@protocol:reference`, https://yarnpkg.com/protocols. A patched package is judged by what is patched: those
 * that yarn brings along (`builtin<…>`) only adapt it to Plug'n'Play.
 */
export function readLocator(resolution: string, stacked = 0): Locator {
  const { name, range: reference } = splitSpecifier(resolution);
  if (reference.startsWith('patch:') && stacked < 8) return readPatch(reference.slice('patch:'.length), stacked);
  if (!reference.startsWith('npm:'))
    return { name, version: null, origin: classifySource(reference, name), patch: null };
  const [version = '', binding = ''] = splitOnce(reference.slice('npm:'.length), '::');
  const archive = new URLSearchParams(binding).get('__archiveUrl');
  return { name, version, origin: archive === null ? registry : archiveOrigin(archive, name), patch: null };
}

/** `patch:name@npm%3A1.0.0#path-or-builtin::bindings`; patches can be stacked. */
function readPatch(rest: string, stacked: number): Locator {
  const [source = '', patch = ''] = splitOnce(rest, '#');
  const inner = readLocator(decode(source), stacked + 1);
  const isBuiltin = /(?:^|!)builtin</.test(patch);
  return { ...inner, patch: isBuiltin ? inner.patch : decode(splitOnce(patch, '::')[0] ?? '') };
}

/** A registry that does not keep to the usual shape of URLs is one of its own. */
function archiveOrigin(url: string, name: string): Origin {
  const origin = classifySource(url, name);
  return origin.from === 'registry' ? registry : elsewhere('private-registry', url);
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
