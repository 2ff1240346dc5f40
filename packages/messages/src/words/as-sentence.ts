/** A foreign summary with one full stop at its end; empty for an empty one. */
export function asSentence(text: string): string {
  const plain = text.trim().replace(/[.\s]+$/, '');
  return plain === '' ? '' : /[!?]$/.test(plain) ? plain : `${plain}.`;
}
