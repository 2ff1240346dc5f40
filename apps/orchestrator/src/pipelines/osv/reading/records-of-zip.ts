import type { Readable } from 'node:stream';
import { type Entry, openPromise, validateFileName, type ZipFile } from 'yauzl';
import type { OsvLimits } from '../osv-limits.js';
import { SourceFailed } from '../source-failed.js';
import { type FoundRecord, unreadable } from './found-record.js';

type ZipLimits = Pick<OsvLimits, 'files' | 'record' | 'unpacked'>;

/**
 * The records of a zip archive, one a .json file, one after the other. Nothing is written anywhere, so a name can do no
 * harm, and what an entry unpacks to is counted as it comes. An entry that is wrong is one record that cannot be read;
 * an archive that is damaged or beyond the limits ends with SourceFailed.
 */
export async function* recordsOfZip(path: string, limits: ZipLimits): AsyncGenerator<FoundRecord> {
  const zip = await openZip(path);
  try {
    let files = 0;
    let unpacked = 0;
    for await (const entry of entriesOf(zip)) {
      files += 1;
      if (files > limits.files) throw new SourceFailed('source.too-large', `more than ${limits.files} files`);
      // Without `decodeStrings` it is bytes, whatever the types say: the library would end at the first unsafe name.
      const name = (entry.fileName as unknown as Buffer).toString();
      if (!/\.json$/i.test(name)) continue;
      const found = await readEntry(zip, entry, name, limits);
      unpacked += found.text.length;
      if (unpacked > limits.unpacked) throw new SourceFailed('source.too-large', `more than ${limits.unpacked} bytes`);
      yield found;
    }
  } finally {
    zip.close();
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (error) {
    throw damaged(error);
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(error: unknown): SourceFailed {
  return new SourceFailed('source.not-readable', `a damaged archive: ${(error as Error).message}`, error);
}

async function readEntry(zip: ZipFile, entry: Entry, name: string, limits: ZipLimits): Promise<FoundRecord> {
  const place = name.slice(0, 200);
  const unsafe = validateFileName(name);
  if (unsafe !== null) return unreadable(place, 'archive.name-unsafe', unsafe);
  if (entry.uncompressedSize > limits.record) {
    return unreadable(place, 'advisory.too-big', `The limit is ${limits.record} bytes.`);
  }
  try {
    const stream = await zip.openReadStreamPromise(entry);
    return { place, text: await readText(stream, entry.uncompressedSize), problem: null };
  } catch (error) {
    return unreadable(place, 'archive.entry-damaged', (error as Error).message);
  }
}

/** The library ends a stream that unpacks to more than the entry's size says. */
async function readText(stream: Readable, size: number): Promise<string> {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) length += chunk.copy(bytes, length);
  return bytes.toString('utf8', 0, length);
}
