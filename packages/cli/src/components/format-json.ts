import type { Manifest } from '@red-tortoise/manifests';

/** The whole manifest, with edges, paths and what cannot be assessed. */
export function formatJson(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
