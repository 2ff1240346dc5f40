import type { Problem } from '@red-tortoise/contracts';
import { masked } from '@red-tortoise/contracts';
import { type FieldInfo, type Row, scalarsOf } from '../model/model-info.js';
import { reviveValue } from '../model/wire-value.js';
import { longestText } from '../screen/compile-form.js';
import type { FormField, Screen } from '../screen/screen.js';
import { FieldsInvalid } from './errors.js';

type Issues = NonNullable<Problem['issues']>;

/**
 * What was entered, as values of the model. `before` is null for a new row; `given` is what a row says of itself,
 * whatever was entered. Throws `FieldsInvalid` with every field that cannot be saved: unknown, read-only, of another
 * kind, or refused by the screen's schema.
 */
export function readValues(
  screen: Screen,
  fields: ReadonlyMap<string, FormField>,
  entered: Row,
  before: Row | null,
  given: Row = {},
): Row {
  const issues: Issues = [];
  const values: Row = {};
  for (const [name, value] of Object.entries(entered)) {
    const field = fields.get(name);
    if (field && !isEntered(field.shown, value)) continue;
    const read = field ? readField(field, value) : { problem: 'is not a field of this form' };
    if ('problem' in read) issues.push({ path: name, message: read.problem });
    else values[(field as FormField).field.name] = read.value;
  }
  if (before === null) issues.push(...missing(fields, entered));
  if (issues.length > 0) throw new FieldsInvalid(issues);
  return { ...withSchema(screen, values, { ...(before ?? blank(screen)), ...given }), ...given };
}

type Read = { value: unknown } | { problem: string };

function readField({ shown, field, json }: FormField, value: unknown): Read {
  if (shown.readonly) return { problem: 'is read-only' };
  if (value === null || value === undefined) return field.nullable ? { value: null } : { problem: 'is required' };
  const problem = problemOf(field, value);
  if (problem !== null) return { problem };
  if (!json) return { value: field.kind === 'json' || field.kind === 'list' ? value : reviveValue(field, value) };
  const parsed = json.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return { problem: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ') };
}

function problemOf(field: FieldInfo, value: unknown): string | null {
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'relation':
      return textProblem(value, field);
    case 'choice':
      return field.options.includes(String(value)) ? null : `is none of ${field.options.join(', ')}`;
    case 'boolean':
      return typeof value === 'boolean' ? null : 'is true or false';
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 ? null : 'is no whole number';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'is no number';
    case 'big-integer':
    case 'date-time':
      return typeof value === 'string' && reviveValue(field, value) !== undefined ? null : 'is not readable';
    case 'list':
      return isListOfTexts(value) ? null : 'is no list of texts';
    case 'bytes':
      return 'cannot be entered';
    default:
      return null;
  }
}

function textProblem(value: unknown, { type }: FieldInfo): string | null {
  if (type === 'Decimal') return /^-?\d{1,30}(\.\d{1,30})?$/.test(String(value)) ? null : 'is no number';
  if (typeof value !== 'string') return 'is no text';
  if (value.length > longestText) return `has more than ${longestText} characters`;
  return value.includes('\0') ? 'has a character that cannot be kept' : null;
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length <= 10_000 && value.every((item) => typeof item === 'string');
}

/** What is shown of a secret comes back when nobody entered another. */
const isEntered = (shown: FormField['shown'], value: unknown) =>
  value !== undefined && !(shown.secret && value === masked);

/** Of what was entered; a field that was refused is told once. */
function missing(fields: ReadonlyMap<string, FormField>, entered: Row): Issues {
  return [...fields.values()]
    .filter(({ field, shown }) => field.required && !shown.readonly && !isEntered(shown, entered[shown.name]))
    .map(({ shown }) => ({ path: shown.name, message: 'is required' }));
}

/** What the model gives a row by itself, as far as it is known here. */
function blank({ model }: Screen): Row {
  const known = scalarsOf(model).filter(({ kind, default: value }) => kind === 'list' || (value ?? null) !== null);
  return Object.fromEntries(known.map((field) => [field.name, field.kind === 'list' ? [] : field.default]));
}

/** The schema judges the row as it would be; of its output what was entered is taken. */
function withSchema({ schema }: Screen, values: Row, before: Row): Row {
  const parsed = schema?.safeParse({ ...before, ...values });
  if (!parsed) return values;
  if (!parsed.success) {
    throw new FieldsInvalid(
      parsed.error.issues.slice(0, 50).map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
    );
  }
  const output = parsed.data as Row;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name in output ? output[name] : value]),
  );
}
