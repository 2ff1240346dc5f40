import { createHash } from 'node:crypto';
import { mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { starterAdvisories } from '@red-tortoise/advisories';
import type { SourceCredential } from '@red-tortoise/domain';
import { download } from '../http/download.js';
import type { OsvLimits } from '../osv-limits.js';
import { SourceFailed } from '../source-failed.js';
import type { FoundRecord } from './found-record.js';
import { recordsOfFile } from './records-of-file.js';

export const starterLocation = 'starter:';

export interface OpenLocation {
  /** The same content has the same one. */
  version: string;
  records(): AsyncIterable<FoundRecord>;
  close(): Promise<void>;
}

export interface LocationRequest {
  /** A web address, the starter set, or a path below `folder`. */
  location: string;
  /** The only place where files are sources: staff enter locations, and may not read what this process may. */
  folder: string | undefined;
  /** Of what was read before. */
  version: string | null;
  credential: SourceCredential | null;
  limits: OsvLimits;
  signal: AbortSignal;
}

/** Opens a source's file or folder, downloading it if need be; null when it is unchanged. @throws SourceFailed */
export async function openLocation(request: LocationRequest): Promise<OpenLocation | null> {
  const { location, folder, version, limits } = request;
  if (/^https?:/i.test(location)) return await openUrl(request);
  const path = location === starterLocation ? fileURLToPath(starterAdvisories) : await pathBelow(folder, location);
  const files = await filesIn(path, limits);
  const found = fingerprint(files);
  if (found === version) return null;
  return { version: found, records: () => recordsOf(files, limits), close: async () => undefined };
}

/** Also where a link leads has to be below the folder. */
async function pathBelow(folder: string | undefined, location: string): Promise<string> {
  if (folder === undefined) {
    throw new SourceFailed('source.not-allowed', 'files are no sources unless ADVISORIES_FOLDER is set');
  }
  const path = resolve(folder, location);
  assertBelow(resolve(folder), path);
  try {
    const [root, found] = await Promise.all([realpath(folder), realpath(path)]);
    assertBelow(root, found);
    return found;
  } catch (error) {
    if (error instanceof SourceFailed) throw error;
    throw new SourceFailed('source.not-found', `${path} cannot be read`, error);
  }
}

function assertBelow(folder: string, path: string): void {
  if (path === folder || path.startsWith(`${folder}${sep}`)) return;
  throw new SourceFailed('source.not-allowed', 'the file is not below ADVISORIES_FOLDER');
}

async function openUrl({
  location,
  version,
  credential,
  limits,
  signal,
}: LocationRequest): Promise<OpenLocation | null> {
  const folder = await mkdtemp(join(tmpdir(), 'red-tortoise-advisories-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'download');
    const found = await download({ url: location, path, version, credential, limits, signal });
    if (found !== null) return { version: found, records: () => recordsOfFile(path, nameIn(location), limits), close };
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return null;
}

/** Tells a document from lines; lines of a single file need no name before them. */
function nameIn(url: string): string | null {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return /\.json(?:\.gz)?$/i.test(name) ? name : null;
}

interface SourceFile {
  path: string;
  /** Below the folder; null for a source that is a single file. */
  place: string | null;
  size: number;
  changedAt: number;
}

async function filesIn(path: string, limits: OsvLimits): Promise<SourceFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [await describe(path, null)];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    if (paths.length > limits.files) throw new SourceFailed('source.too-large', `more than ${limits.files} files`);
    const files: SourceFile[] = [];
    for (const file of paths) files.push(await describe(file, relative(path, file)));
    return files;
  } catch (error) {
    if (error instanceof SourceFailed) throw error;
    throw new SourceFailed('source.not-found', `${path} cannot be read`, error);
  }
}

async function describe(path: string, place: string | null): Promise<SourceFile> {
  const { size, mtimeMs } = await stat(path);
  return { path, place, size, changedAt: mtimeMs };
}

function fingerprint(files: SourceFile[]): string {
  const said = files.map(({ path, size, changedAt }) => [path, size, changedAt]);
  return `files ${createHash('sha256').update(JSON.stringify(said)).digest('hex')}`;
}

async function* recordsOf(files: SourceFile[], limits: OsvLimits): AsyncGenerator<FoundRecord> {
  for (const { path, place } of files) yield* recordsOfFile(path, place, limits);
}
