import { z } from 'zod';

/** Where a run is. Between pages of the whole file, behind the whole file, or between pages of changes. */
const OsvCursor = z.discriminatedUnion('stage', [
  z.object({
    stage: z.literal('file'),
    /** Of the file; another one is read from its beginning. */
    version: z.string(),
    /** Records that are done. */
    done: z.number().int(),
    /** When this load began. */
    since: z.iso.datetime(),
  }),
  z.object({ stage: z.literal('file-done'), version: z.string(), since: z.iso.datetime() }),
  z.object({
    stage: z.literal('changes'),
    /** What was modified before it is loaded; null while all of the index is compared with a whole file. */
    watermark: z.iso.datetime().nullable(),
  }),
  /** Between pages of records that staff asked for; so many of them are done. */
  z.object({ stage: z.literal('records'), done: z.number().int() }),
]);
export type OsvCursor = z.infer<typeof OsvCursor>;

export function readCursor(text: string | null): OsvCursor | null {
  return text === null ? null : OsvCursor.parse(JSON.parse(text));
}

export function writeCursor(cursor: OsvCursor): string {
  return JSON.stringify(cursor);
}
