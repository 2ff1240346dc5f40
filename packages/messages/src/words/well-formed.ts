/** Halves of characters, which no mail, XML or address can hold, are replaced. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
