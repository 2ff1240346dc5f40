import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { gunzipManifest, ManifestError, manifestLimits } from '@red-tortoise/manifests';

/** The bytes of a file, or of standard input for `-`, unpacked. Reads no further than the limit. */
export async function readInput(file: string): Promise<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  return gunzipManifest(await readLimited(stream));
}

async function readLimited(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > manifestLimits.bytes) {
      throw new ManifestError('manifest.too-big', `The limit is ${manifestLimits.bytes} bytes.`);
    }
  }
  return Buffer.concat(chunks);
}
