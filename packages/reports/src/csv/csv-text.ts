type Cell = string | number | boolean | null;

/** Rows as CSV (RFC 4180), with a heading and CRLF after each row. */
export async function* csvText<T>(columns: Record<string, (row: T) => Cell>, rows: AsyncIterable<T>) {
  yield lineOf(Object.keys(columns));
  const cells = Object.values(columns);
  for await (const row of rows) yield lineOf(cells.map((cell) => cell(row)));
}

function lineOf(cells: Cell[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: Cell): string {
  const text = typeof cell === 'string' ? harmless(cell) : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Spreadsheets run what starts so as a formula, also behind white space. An apostrophe makes it text, as OWASP advises.
 * Scoped packages get one too: `'@scope/name`. Their purl is beside them as it is.
 */
function harmless(text: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
