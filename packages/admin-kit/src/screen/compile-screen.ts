import type { AdminCheckCode, Report } from '../checks/catalogue.js';
import type { KeyOrder } from '../conditions/key-order.js';
import type { Declaration, ModelReference } from '../declare/declaration.js';
import type { Shape } from '../declare/shapes.js';
import { type FieldInfo, isLedByIndex, type ModelInfo, scalarsOf, searchableBy } from '../model/model-info.js';
import { idOf } from '../model/row-id.js';
import { compileActions } from './compile-actions.js';
import { type CompileContext, compileColumns } from './compile-columns.js';
import { compileDependents } from './compile-dependents.js';
import { compileFilters } from './compile-filters.js';
import { compileForm } from './compile-form.js';
import { compileInlines } from './compile-inlines.js';
import { keyOfModel, type Link, type Screen, type Title } from './screen.js';
import { isKebabCase, kebabCase, looksSecret, pluralOf, wordsOf } from './words.js';

export interface Compiling {
  readonly model: ModelInfo;
  readonly declaration: Declaration<Shape>;
  /** Of a declaration's `links`. */
  readonly linked: ReadonlyMap<string, ModelInfo>;
  readonly modelOf: (name: string) => ModelInfo | undefined;
  readonly resolve: (reference: ModelReference) => ModelInfo | undefined;
  readonly report: (screen: string, code: AdminCheckCode, detail: string) => void;
}

/** Joins a declaration with its model; tells what cannot work, and leaves it out. */
export function compileScreen({ model, declaration, linked, modelOf, resolve, report: tell }: Compiling): Screen {
  const name = declaration.name ?? kebabCase(model.name);
  const report: Report = (code, detail) => {
    // Small tables are quick without an index; what belongs to their rows may be in a large one.
    const isAboutItself = code.startsWith('admin.W') && code !== 'admin.W204';
    if (!(declaration.small && isAboutItself)) tell(name, code, detail);
  };
  const secret = new Set<string>(declaration.secret ?? []);
  const linkOf = (field: FieldInfo) => findLink(field, linked, modelOf);
  const context: CompileContext = { model, declaration, secret, linkOf, modelOf, report };
  checkNames(name, context);
  checkLists(context, linked);
  const label = declaration.label ?? wordsOf(model.name);
  const form = compileForm(context);
  checkEditable(context, form);
  return {
    name,
    label,
    plural: declaration.plural ?? pluralOf(label),
    group: declaration.group,
    model,
    title: compileTitle(context),
    columns: compileColumns(context),
    search: compileSearch(context),
    spellings: (word) => [...new Set([word, ...(declaration.list.spellings?.(word) ?? [])])],
    filters: compileFilters(context),
    order: compileOrder(context),
    sortable: compileSortable(context),
    pageSize: compilePageSize(context),
    ...form,
    schema: declaration.form?.schema ?? null,
    saveAsNew: declaration.form?.saveAsNew === true && form.writes.has('add'),
    stamp: declaration.form?.stamp ?? (() => ({})),
    inlines: compileInlines(context),
    actions: compileActions(context, name),
    secret,
    dependents: compileDependents(context, resolve),
    permissions: compilePermissions(context, name),
    objectRule: declaration.objectRule ?? (() => null),
    restore: declaration.restore ?? true,
    check: declaration.check ?? null,
  };
}

function checkNames(name: string, { model, declaration, report }: CompileContext): void {
  if (!isKebabCase(name)) report('admin.E101', name);
  const said = new Set<string>([...(declaration.secret ?? []), ...(declaration.open ?? [])]);
  for (const field of scalarsOf(model)) {
    if (looksSecret(field.name) && !said.has(field.name)) report('admin.E112', field.name);
  }
}

/** What a list of ids leads to is looked for by all of them at once: they are compared as the texts that they are. */
function checkLists({ model, report }: CompileContext, linked: ReadonlyMap<string, ModelInfo>): void {
  for (const [name, target] of linked) {
    const field = model.fields.get(name);
    const id = target.fields.get(target.idFields[0] as string);
    if (field?.kind === 'list' && (field.type !== 'String' || id?.type !== 'String')) report('admin.E123', name);
  }
}

function findLink(
  field: FieldInfo,
  linked: ReadonlyMap<string, ModelInfo>,
  modelOf: (name: string) => ModelInfo | undefined,
): Link | null {
  const declared = linked.get(field.name);
  if (declared) {
    const several = field.kind === 'list';
    return { from: field.name, model: keyOfModel(declared), to: declared.idFields[0] as string, several };
  }
  const { relation } = field;
  const target = relation && modelOf(relation.model);
  if (!relation || !target || relation.many || relation.from.length !== 1) return null;
  return { from: relation.from[0] as string, model: keyOfModel(target), to: relation.to[0] as string, several: false };
}

function compileTitle({ model, declaration, report }: CompileContext): Title {
  const { title } = declaration;
  if (typeof title === 'function') return { needs: null, of: title };
  if (title === undefined) return { needs: model.idFields, of: (row) => idOf(model, row) };
  const needs = typeof title === 'string' ? [title] : title.needs;
  for (const name of needs) if (!scalarsOf(model).some((field) => field.name === name)) report('admin.E117', name);
  if (typeof title !== 'string') return { needs, of: title.value };
  return { needs: [title, ...model.idFields], of: (row) => String(row[title] ?? idOf(model, row)) };
}

function compileSearch({ model, declaration, secret, report }: CompileContext): Screen['search'] {
  return (declaration.list.search ?? []).flatMap((name) => {
    const field = model.fields.get(name);
    const isText = field && field.kind !== 'list' && (field.type === 'String' || field.type === 'Mixed');
    if (!isText) {
      report('admin.E104', name);
      return [];
    }
    if (secret.has(name)) report('admin.E121', name);
    const by = searchableBy(model, name);
    if (by === null) report('admin.W201', name);
    return [{ field, by: declaration.small ? 'scan' : (by ?? 'part') }];
  });
}

function compileOrder(context: CompileContext): KeyOrder {
  const { model, declaration, report } = context;
  const said = declaration.list.order ?? [];
  const names: readonly string[] = typeof said === 'string' ? [said] : said;
  const first = names[0]?.replace(/^-/, '');
  if (first !== undefined && !isLedByIndex(model, first)) report('admin.W202', first);
  return keyOrder(context, names);
}

/** An order of values of the row itself, with the id behind them. */
function keyOrder({ model, secret, report }: CompileContext, names: readonly string[]): KeyOrder {
  const columns = names.flatMap((text) => {
    const descending = text.startsWith('-');
    const field = model.fields.get(text.replace(/^-/, ''));
    if (!field || field.relation || field.kind === 'json' || field.kind === 'list') {
      report('admin.E106', text);
      return [];
    }
    if (secret.has(field.name)) report('admin.E121', field.name);
    return [{ field: field.name, descending, nullable: field.nullable }];
  });
  return withIdBehind(model, columns);
}

/** The id goes the way of the last column, so that one index can serve both. */
export function withIdBehind(model: ModelInfo, columns: KeyOrder): KeyOrder {
  const descending = columns.at(-1)?.descending ?? false;
  const named = new Set(columns.map(({ field }) => field));
  const rest = model.idFields.filter((field) => !named.has(field));
  return [...columns, ...rest.map((field) => ({ field, descending, nullable: false }))];
}

/** What an index can bring in order; of a small table everything. */
function compileSortable({ model, declaration, secret }: CompileContext): Set<string> {
  const sortable = scalarsOf(model).filter(
    ({ name, kind }) =>
      !secret.has(name) &&
      !['json', 'list', 'bytes'].includes(kind) &&
      (declaration.small || isLedByIndex(model, name)),
  );
  return new Set(sortable.map(({ name }) => name));
}

function compilePageSize({ declaration, report }: CompileContext): number {
  const size = declaration.list.pageSize ?? 50;
  if (!Number.isInteger(size) || size < 1 || size > 200) report('admin.E108', String(size));
  return size;
}

function checkEditable(
  { declaration, report }: CompileContext,
  { form, writes }: Pick<Screen, 'form' | 'writes'>,
): void {
  const listed = new Set(declaration.list.columns.filter((column) => typeof column === 'string'));
  for (const name of declaration.list.editable ?? []) {
    const field = form.get(name);
    if (!listed.has(name) || !writes.has('change') || !field || field.shown.readonly) report('admin.E107', name);
  }
}

function compilePermissions({ declaration, report }: CompileContext, screen: string): Screen['permissions'] {
  const said = declaration.permissions ?? {};
  for (const permission of Object.values(said)) {
    if (!permission.split('.').every(isKebabCase) || permission.split('.').length !== 2)
      report('admin.E118', permission);
  }
  const own = (verb: string) => `${screen}.${verb}`;
  return { view: own('view'), add: own('add'), change: own('change'), delete: own('delete'), ...said };
}
