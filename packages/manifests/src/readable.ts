const lengthLimit = 500;

/**
 * Foreign text as people and stores can take it: in one line, no control characters, no halves of characters, not endless. Text that
 * is taken for a name or a version is never changed: those are of printable ASCII already.
 */
export function readable(text: string): string {
  if (text.length <= lengthLimit && /^[ -~]*$/.test(text)) return text;
  const line = text.slice(0, lengthLimit).replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ');
  const start = line.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
  return text.length > lengthLimit ? `${start}…` : start;
}
