import type { AdminOption } from '@red-tortoise/contracts';
import type { Report } from '../checks/catalogue.js';
import type { ComputedColumn, Declaration } from '../declare/declaration.js';
import type { Shape } from '../declare/shapes.js';
import type { FieldInfo, ModelInfo, Row } from '../model/model-info.js';
import type { Column, Link } from './screen.js';
import { looksSecret, wordsOf } from './words.js';

export interface CompileContext {
  readonly model: ModelInfo;
  readonly declaration: Declaration<Shape>;
  readonly secret: ReadonlySet<string>;
  readonly linkOf: (field: FieldInfo) => Link | null;
  /** Another model of the same store, by its name. */
  readonly modelOf: (name: string) => ModelInfo | undefined;
  readonly report: Report;
}

export function compileColumns(context: CompileContext): Column[] {
  const { declaration, report } = context;
  const columns = declaration.list.columns
    .map((column) => (typeof column === 'string' ? namedColumn(context, column) : computedColumn(column)))
    .filter((column) => column !== null);
  for (const name of repeated(columns.map(({ name }) => name))) report('admin.E103', name);
  return columns;
}

function computedColumn({ name, label, kind, needs, value }: ComputedColumn<Shape>): Column {
  const common = { secret: false, editable: false, options: null, link: null };
  return { ...common, name, label: label ?? wordsOf(name), kind: kind ?? 'text', needs: needs ?? null, value };
}

function namedColumn(context: CompileContext, name: string): Column | null {
  const { model, declaration, secret, report } = context;
  const target = fieldAt(context, name);
  const field = model.fields.get(name);
  const link = field ? context.linkOf(field) : null;
  if (!target || (target.relation && !link)) {
    report('admin.E102', name);
    return null;
  }
  // What the other model keeps secret does not show by way of a path.
  if (!field && looksSecret(target.name)) report('admin.E112', name);
  const needs = [link?.from ?? name];
  return {
    name,
    label: labelOf(name, link),
    kind: link ? kindOfLink(link) : target.kind,
    secret: field !== undefined && secret.has(field.name),
    editable: declaration.list.editable?.includes(name) ?? false,
    options: optionsOf(target),
    link,
    needs,
    value: (row) => valueAt(row, needs[0] as string),
  };
}

/** A list of ids is called after the rows: `organisationIds` as "Organisations". */
export const labelOf = (name: string, link: Link | null) => wordsOf(link?.several ? name.replace(/Ids$/, 's') : name);

export const kindOfLink = ({ several }: Link) => (several ? 'relations' : 'relation');

/** The field that a path ends at; within a document's JSON every path does. */
function fieldAt({ model, modelOf }: CompileContext, path: string): FieldInfo | null {
  const [first, ...rest] = path.split('.') as [string, ...string[]];
  const field = model.fields.get(path) ?? model.fields.get(first);
  if (!field || rest.length === 0 || field.name === path) return field ?? null;
  if (model.store === 'mongodb') return field.kind === 'json' ? { ...field, name: path, relation: null } : null;
  if (!field.relation || field.relation.many || rest.length > 1) return null;
  const end = modelOf(field.relation.model)?.fields.get(rest[0] as string);
  return end && !end.relation ? end : null;
}

function valueAt(row: Row, path: string): unknown {
  let value: unknown = row;
  for (const step of path.split('.')) value = (value as Row | null | undefined)?.[step];
  return value;
}

export function optionsOf(field: FieldInfo): AdminOption[] | null {
  if (field.options.length === 0) return null;
  return field.options.map((value) => ({ value, label: wordsOf(value) }));
}

export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
