import type { VersionDependency } from '@red-tortoise/documents';
import { asObject, type JsonObject, own } from '../../packages/json-shapes.js';

/** Far above any real version; what asks for more is not believed, and so counts as not known. */
const mostDependencies = 2_000;
const longestRange = 1_000;

/**
 * What a version asks for, as npm reads it: an optional dependency wins over a required one of the same name, and an
 * alias is the package that it stands for. What lies in the version's own tarball, or is held by a shrinkwrap file in
 * it, is marked as bundled: no registry decides which version that is. Null where it cannot be read whole, since a list
 * with gaps would prove what is not so.
 */
export function dependenciesOf(manifest: JsonObject): VersionDependency[] | null {
  const optional = asObject(own(manifest, 'optionalDependencies'));
  const required = asObject(own(manifest, 'dependencies'));
  const isBundled = bundleOf(manifest);
  const meta = asObject(own(manifest, 'peerDependenciesMeta'));
  const isOptionalPeer = (name: string) => own(asObject(own(meta, name)), 'optional') === true;
  const entries = [
    ...entriesOf(optional, (name) => (isBundled(name) ? 'bundled' : 'optional')),
    ...entriesOf(required, (name) => {
      if (own(optional, name) !== undefined) return null;
      return isBundled(name) ? 'bundled' : 'required';
    }),
    ...entriesOf(asObject(own(manifest, 'peerDependencies')), (name) =>
      isOptionalPeer(name) ? 'optional-peer' : 'peer',
    ),
  ];
  const isReadable = entries.length <= mostDependencies && entries.every(({ name, range }) => fits(name, range));
  return isReadable ? entries : null;
}

function* entriesOf(
  block: JsonObject | null,
  kindOf: (name: string) => VersionDependency['kind'] | null,
): Generator<VersionDependency> {
  for (const [alias, range] of Object.entries(block ?? {})) {
    const kind = kindOf(alias);
    // npm drops what is no text, and so may we.
    if (kind !== null && typeof range === 'string') yield { ...realPackage(alias, range.trim()), kind };
  }
}

/** `npm:other@range` under any name is `other`. */
function realPackage(alias: string, range: string): { name: string; range: string } {
  if (!range.startsWith('npm:')) return { name: alias, range };
  const target = range.slice('npm:'.length);
  const at = target.indexOf('@', 1);
  return at === -1 ? { name: target, range: '*' } : { name: target.slice(0, at), range: target.slice(at + 1) };
}

function bundleOf(manifest: JsonObject): (name: string) => boolean {
  if (own(manifest, '_hasShrinkwrap') === true) return () => true;
  const bundle = own(manifest, 'bundleDependencies') ?? own(manifest, 'bundledDependencies');
  if (Array.isArray(bundle)) return (name) => bundle.includes(name);
  return () => bundle === true;
}

/** Also: nothing that a store refuses or alters. */
function fits(name: string, range: string): boolean {
  return name.length <= 214 && range.length <= longestRange && /^[^\0\p{Cs}]*$/u.test(name + range);
}
