import { manifestBytesLimit } from '@red-tortoise/contracts';

/** Something to import: a file as it was chosen, or pasted text in the place of one. */
export interface ManifestFile {
  content: Blob;
  filename: string;
}

/** Why a file need not be sent at all; null when it may be. */
export function refusalOf({ content }: ManifestFile): string | null {
  if (content.size === 0) return 'The file is empty.';
  if (content.size > manifestBytesLimit) {
    return `The file is larger than ${bytesText(manifestBytesLimit)}, the most that a lockfile or SBOM may have.`;
  }
  return null;
}

/** "812 B", "1.4 kB", "32 MB", in the same binary units as the limit. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${round(bytes / 1024)} kB`;
  return `${round(bytes / 1024 ** 2)} MB`;
}

function round(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value).toLocaleString('en');
}
