/** One table entry per byte value, for the reversed Castagnoli polynomial. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0x82f63b78 : remainder >>> 1;
  }
  return remainder;
});

/** The CRC-32C (Castagnoli, RFC 3720) that an OP_MSG may end with. */
export function crc32c(bytes: Buffer): number {
  let checksum = 0xffffffff;
  for (const byte of bytes) {
    checksum = (checksum >>> 8) ^ (table[(checksum ^ byte) & 0xff] as number);
  }
  return (checksum ^ 0xffffffff) >>> 0;
}
