import { createHash } from 'node:crypto';

/** The same content in the same project is the same import, and so has the same id: a UUID of version 8 (RFC 9562). */
export function importId(projectId: string, sha256: string): string {
  const bytes = createHash('sha256').update(`import\n${projectId}\n${sha256}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
