import type { SourceCredential } from '@red-tortoise/domain';
import { BodyTooLarge, readBody } from '../../packages/registry/read-body.js';
import { askSource } from '../http/ask-source.js';
import type { OsvLimits } from '../osv-limits.js';
import { type FoundRecord, unreadable } from '../reading/found-record.js';

/** Asks for one record. That there is none, or too much of it, is said of the record and not of the source. */
export async function fetchRecord(
  template: string,
  id: string,
  { credential, limits, signal }: { credential: SourceCredential | null; limits: OsvLimits; signal: AbortSignal },
): Promise<FoundRecord> {
  const place = `${id}.json`;
  const url = template.replace('{id}', encodeURIComponent(id));
  return await askSource({ url, credential, timeout: limits.timeout, limits, signal }, async ({ ok, status, body }) => {
    if (!ok) {
      await body?.cancel();
      return unreadable(place, 'source.record-missing', `The index names it, and it is not there (${status}).`);
    }
    try {
      const bytes = await readBody((body ?? []) as AsyncIterable<Uint8Array>, limits.record);
      return { place, text: bytes.toString(), problem: null };
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      return unreadable(place, 'advisory.too-big', `The limit is ${limits.record} bytes.`);
    }
  });
}
