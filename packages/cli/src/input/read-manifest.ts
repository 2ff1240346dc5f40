import { type Manifest, parseManifest } from '@red-tortoise/manifests';
import { readInput } from './read-input.js';

/** The manifest in a file, or in standard input for `-`. Throws a ManifestError or what the file system says. */
export async function readManifest(file: string): Promise<Manifest> {
  return parseManifest(await readInput(file), { filename: file.replace(/\.gz$/i, '') });
}
