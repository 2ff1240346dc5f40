import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';

/**
 * Bytes to text without a byte order mark. UTF-8 unless the bytes say UTF-16, by their mark or by the zero in the first
 * ASCII character. Throws `manifest.too-big`, `.empty`, `.not-text`.
 */
export function decodeText(content: Uint8Array | string): string {
  const text = typeof content === 'string' ? withoutMark(content) : decodeBytes(content);
  if (isTooBig(text)) throw tooBig();
  if (text.trim() === '') throw new ManifestError('manifest.empty', 'There is nothing but white space in it.');
  const zero = text.indexOf('\0');
  if (zero !== -1) throw new ManifestError('manifest.not-text', `There is a NUL character at offset ${zero}.`);
  return text;
}

function decodeBytes(bytes: Uint8Array): string {
  if (bytes.length > manifestLimits.bytes) throw tooBig();
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new ManifestError('manifest.not-text', 'It is a gzip archive inside of what should be the file itself.');
  }
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ManifestError('manifest.not-text', `The bytes are not valid ${encoding.toUpperCase()}.`);
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length >= 2 && first !== 0 && second === 0) return 'utf-16le';
  if (bytes.length >= 2 && first === 0 && second !== 0) return 'utf-16be';
  return 'utf-8';
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** A character has one to three bytes in UTF-8, so only texts in between need to be measured. */
function isTooBig(text: string): boolean {
  if (text.length > manifestLimits.bytes) return true;
  return text.length * 3 > manifestLimits.bytes && Buffer.byteLength(text) > manifestLimits.bytes;
}

function tooBig(): ManifestError {
  return new ManifestError('manifest.too-big', `The limit is ${manifestLimits.bytes} bytes.`);
}
