/** Aligned columns for people; the first row is the heading. Cells must be printable. */
export function formatColumns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => {
    return rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0);
  });
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
