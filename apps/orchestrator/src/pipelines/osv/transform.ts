import { createHash } from 'node:crypto';
import { AdvisoryError, advisoryLimits } from '@red-tortoise/advisories';
import { readOsvRecord } from '@red-tortoise/advisories/osv-record';
import type { OsvRow, RawRecord, UnfitRow } from './osv-record-row.js';

const excerptCharacters = 2_000;
const detailCharacters = 500;

/** Reads a record, or says why it is set aside: no record is dropped in silence, and none ends a run. Pure. */
export function transformAt(now: Date, ecosystemOf = (name: string) => name) {
  return function transform({ place, text, problem, historical }: RawRecord): OsvRow {
    if (problem !== null) return unfit({ place, id: null }, text, problem);
    try {
      const aliases = new Set<string>();
      const record = readOsvRecord(text, now, (name) => {
        const ecosystem = ecosystemOf(name);
        if (ecosystem !== name) aliases.add(`\n${name}=${ecosystem}`);
        return ecosystem;
      });
      // A record is read anew when an alias that it needs has changed.
      return { kind: 'fit', place, historical, record, text, hash: hashOf([text, ...aliases].join('')) };
    } catch (error) {
      if (!(error instanceof AdvisoryError)) throw error;
      return unfit({ place, id: idIn(text, error) }, text, error);
    }
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('hex');
}

function unfit(
  { place, id }: { place: string; id: string | null },
  text: string,
  { code, detail }: { code: string; detail: string },
): UnfitRow {
  return {
    kind: 'unfit',
    place: printable(place, 200),
    item: printable(id ?? place, 200),
    code,
    // Its message quotes the text.
    detail: code === 'advisory.not-readable' ? 'It is not JSON.' : printable(detail, detailCharacters),
    // What has no id may be anything that an address within the network answers: it is shown to nobody.
    excerpt: id === null ? '' : wellFormed(text.slice(0, excerptCharacters)),
  };
}

/** Only a record that was parsed within the limits has an id that is worth trusting. */
function idIn(text: string, { code }: AdvisoryError): string | null {
  if (code === 'advisory.too-big' || code === 'advisory.too-deep' || code === 'advisory.not-readable') return null;
  const { id } = (JSON.parse(text) ?? {}) as { id?: unknown };
  return typeof id === 'string' && id.length <= advisoryLimits.idCharacters && /^[!-~]+$/.test(id) ? id : null;
}

/** Of foreign names and messages: control characters become spaces. */
function printable(text: string, longest: number): string {
  return wellFormed(text.slice(0, longest).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' '));
}

function wellFormed(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\uFFFD')).toString();
}
