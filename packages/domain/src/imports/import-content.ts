import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { manifestBytesLimit } from '@red-tortoise/contracts';
import { ImportContentModel } from '@red-tortoise/documents';

const compress = promisify(gzip);
const expand = promisify(gunzip);
const pieceBytes = 4 * 1024 * 1024;

/** Stores what was sent until it is worked on. Writing the same content again changes nothing. */
export async function storeContent(importId: string, content: Buffer): Promise<void> {
  const packed = await compress(content, { level: 1 });
  const pieces = Math.max(1, Math.ceil(packed.length / pieceBytes));
  for (let piece = 0; piece < pieces; piece++) {
    const data = packed.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    await ImportContentModel.updateOne(
      { _id: `${importId}/${piece}` },
      { $set: { importId, piece, data } },
      { upsert: true },
    );
  }
}

/** Answers null when the content is gone. */
export async function loadContent(importId: string): Promise<Buffer | null> {
  const pieces = await ImportContentModel.find({ importId }).sort({ piece: 1 }).lean();
  if (pieces.length === 0) return null;
  const packed = Buffer.concat(pieces.map((piece) => bytesOf(piece.data)));
  return await expand(packed, { maxOutputLength: manifestBytesLimit });
}

export async function dropContent(importId: string): Promise<void> {
  await ImportContentModel.deleteMany({ importId });
}

/** A lean read hands out BSON's own Binary. */
function bytesOf(data: Buffer | { buffer: Uint8Array }): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.from(data.buffer);
}
