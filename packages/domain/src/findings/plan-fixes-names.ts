import { parsePurl } from '@red-tortoise/manifests';

/** The name of an npm package by its purl; null for any other purl. */
export function npmNameOf(packagePurl: string): string | null {
  const purl = parsePurl(packagePurl);
  if (purl === null || purl.type !== 'npm') return null;
  return purl.namespace === null ? purl.name : `${purl.namespace}/${purl.name}`;
}
