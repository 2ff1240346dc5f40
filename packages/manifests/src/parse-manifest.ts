import { readCycloneDxJson, readCycloneDxXml } from './cyclonedx/read-cyclonedx.js';
import type { Manifest } from './manifest.js';
import { readPackageJson } from './npm/read-package-json.js';
import { readPackageLock } from './npm/read-package-lock.js';
import { readPnpmLock } from './pnpm/read-pnpm-lock.js';
import { decodeText } from './reading/decode-text.js';
import { readJson } from './reading/read-json.js';
import type { Fields } from './reading/values.js';
import type { EcosystemOf } from './sbom/identify.js';
import { readSpdxJson } from './spdx/read-spdx.js';
import { tellJsonFormat, tellTextFormat } from './tell-format.js';
import { readYarnBerry } from './yarn/read-yarn-berry.js';
import { readYarnClassic } from './yarn/read-yarn-classic.js';

export interface ParseOptions {
  /** The format is told by content; the name decides only where content cannot. */
  filename?: string;
  /** What a purl's type is called here that SBOMs call otherwise. */
  ecosystemOf?: EcosystemOf;
}

/**
 * Reads a lockfile or SBOM of any known format, as text or as bytes in UTF-8 or UTF-16. Pure: no I/O. Throws a
 * ManifestError and nothing else; time and memory are bounded by `manifestLimits`.
 */
export function parseManifest(
  content: Uint8Array | string,
  { filename = '', ecosystemOf = (type) => type }: ParseOptions = {},
): Manifest {
  const text = decodeText(content);
  const format = tellTextFormat(text, filename);
  if (format === 'yarn-classic') return readYarnClassic(text);
  if (format === 'yarn-berry') return readYarnBerry(text);
  if (format === 'pnpm-lock') return readPnpmLock(text);
  if (format === 'cyclonedx-xml') return readCycloneDxXml(text, ecosystemOf);
  return readJsonManifest(readJson(text), filename, ecosystemOf);
}

function readJsonManifest(file: unknown, filename: string, ecosystemOf: EcosystemOf): Manifest {
  const format = tellJsonFormat(file, filename);
  if (format === 'cyclonedx-json') return readCycloneDxJson(file as Fields, ecosystemOf);
  if (format === 'spdx-json') return readSpdxJson(file as Fields, ecosystemOf);
  if (format === 'package-json') return readPackageJson(file as Fields);
  return readPackageLock(file as Fields, format === 'npm-shrinkwrap' ? format : 'package-lock');
}
