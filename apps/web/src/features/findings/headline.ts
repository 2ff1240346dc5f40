const longest = 160;

/** A summary short enough for a heading: cut at a word, since anybody's text may go on for ever. */
export function headline(summary: string, otherwise: string): string {
  const text = summary.replace(/\s+/g, ' ').trim();
  if (text.length <= longest) return text || otherwise;
  const cut = text.slice(0, longest);
  const end = cut.lastIndexOf(' ');
  return `${end > longest / 2 ? cut.slice(0, end) : cut}…`;
}
