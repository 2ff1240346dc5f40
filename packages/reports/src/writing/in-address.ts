/** Foreign text as a part of an address. Halves of characters, which no address can hold, are replaced. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
