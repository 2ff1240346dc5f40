import type { Manifest } from './manifest.js';
import { ManifestError } from './manifest-error.js';

export interface ParseOptions {
  /** Told apart by content first; the name decides only where content cannot. */
  filename?: string;
}

/** Reads a lockfile or SBOM. Pure: no I/O. Throws a ManifestError and nothing else. */
export function parseManifest(_content: Uint8Array | string, options: ParseOptions = {}): Manifest {
  throw new ManifestError('manifest.format-unknown', options.filename ?? '');
}
