/** Text of a foreign file for a terminal and for one cell of a row: control characters, also tabs, become spaces. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
}
