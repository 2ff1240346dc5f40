/** A help text, with what stands between backticks as code. */
export function HelpText({ text }: { text: string }) {
  const parts = text.split('`');
  // Without a partner the last one is just a character.
  if (parts.length % 2 === 0) return text;
  return parts.map((part, position) => {
    const key = `${position} ${part}`;
    return position % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}
