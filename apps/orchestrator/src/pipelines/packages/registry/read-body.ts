export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

/**
 * The whole body, unpacked. @throws BodyTooLarge as soon as there is more than `limit` bytes, however few were sent: a
 * small compressed body can unpack to anything.
 */
export async function readBody(body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new BodyTooLarge(`more than ${limit} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}
