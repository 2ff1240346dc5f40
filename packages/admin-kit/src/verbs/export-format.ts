import { type Row, scalarsOf } from '../model/model-info.js';
import { idOf } from '../model/row-id.js';
import type { Screen } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import { showRow } from './list-rows.js';
import { resolveLinks } from './resolve-links.js';

export type ExportFormat = 'csv' | 'json';

interface Format {
  type: string;
  head(screen: Screen): string;
  /** Between two lines. */
  between: string;
  line(row: ExportedRow): string;
  end: string;
}

/** The id, then what the list's columns show; secrets are masked there already. */
type ExportedRow = Record<string, unknown>;

export const formats: Readonly<Record<ExportFormat, Format>> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: ({ columns }) => `${['id', ...columns.map(({ name }) => name)].map(cell).join(',')}\r\n`,
    between: '\r\n',
    line: (row) => Object.values(row).map(cell).join(','),
    end: '\r\n',
  },
  json: {
    type: 'application/json; charset=utf-8',
    head: () => '[\n',
    between: ',\n',
    line: (row) => JSON.stringify(row),
    end: '\n]\n',
  },
};

/** What a file's rows are made of: every value, and what columns show of other models. */
export function exportNeeds({ columns, model, secret }: Screen): string[] {
  const values = scalarsOf(model).filter(({ kind, name }) => kind !== 'bytes' && !secret.has(name));
  const paths = columns.filter((column) => !column.secret).flatMap(({ needs }) => needs ?? []);
  return [...new Set([...values.map(({ name }) => name), ...paths])];
}

export async function exportedRows(call: ReadCall, screen: Screen, rows: readonly Row[]): Promise<ExportedRow[]> {
  const links = await resolveLinks(
    call,
    screen.columns.flatMap(({ link }) => link ?? []),
    rows,
  );
  return rows.map((row) => ({ id: idOf(screen.model, row), ...showRow(screen, row, links, false).values }));
}

/** RFC 4180. What is no number and a spreadsheet would run as a formula is led by an apostrophe. */
function cell(value: unknown): string {
  const text = textOf(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return 'label' in value && 'id' in value ? String(value.label) : JSON.stringify(value);
}
