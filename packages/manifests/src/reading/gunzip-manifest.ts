import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';

const unpack = promisify(gunzip);

/**
 * Unpacks a gzip archive and returns anything else as it is. Stops at 32 MB of output, so that a bomb costs no more than
 * that. Throws `manifest.too-big` and `manifest.bad-archive`.
 */
export async function gunzipManifest(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > manifestLimits.bytes) throw tooBig('The archive itself');
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: manifestLimits.bytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooBig('What is inside of the archive');
    throw new ManifestError('manifest.bad-archive', `${(error as Error).message}.`);
  }
}

function tooBig(what: string): ManifestError {
  return new ManifestError('manifest.too-big', `${what} is larger than ${manifestLimits.bytes} bytes.`);
}
