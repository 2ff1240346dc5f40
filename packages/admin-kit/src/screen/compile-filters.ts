import type { AdminFilter, AdminOption } from '@red-tortoise/contracts';
import type { FilterDeclaration } from '../declare/declaration.js';
import type { Shape } from '../declare/shapes.js';
import { type FieldInfo, isLedByIndex } from '../model/model-info.js';
import { type CompileContext, optionsOf, repeated } from './compile-columns.js';
import type { Filter, Link } from './screen.js';
import { wordsOf } from './words.js';

export function compileFilters(context: CompileContext): Filter[] {
  const filters = (context.declaration.list.filters ?? [])
    .map((filter) => (typeof filter === 'string' ? { field: filter } : filter))
    .map((filter) => ('name' in filter ? customFilter(filter) : fieldFilter(context, filter)))
    .filter((filter) => filter !== null);
  for (const name of repeated(filters.map(({ shown }) => shown.name))) context.report('admin.E103', name);
  return filters;
}

function customFilter({ name, label, options }: Extract<FilterDeclaration<Shape>, { name: string }>): Filter {
  const shownOptions = Object.entries(options).map(([value, option]) => ({ value, label: option.label }));
  const custom = Object.fromEntries(Object.entries(options).map(([value, { where }]) => [value, where]));
  return {
    shown: shown(name, label ?? wordsOf(name), 'custom', { options: shownOptions }),
    field: null,
    link: null,
    custom,
  };
}

function fieldFilter(
  context: CompileContext,
  declared: Extract<FilterDeclaration<Shape>, { field: string }>,
): Filter | null {
  const { model, secret, report } = context;
  const found = model.fields.get(declared.field);
  const link = found ? context.linkOf(found) : null;
  const kind = found && filterKind(found, link, declared);
  if (!found || !kind) {
    report('admin.E105', declared.field);
    return null;
  }
  if (secret.has(found.name)) report('admin.E121', found.name);
  const field = link ? (model.fields.get(link.from) ?? found) : found;
  if (!isLedByIndex(model, field.name)) report('admin.W203', field.name);
  const options = kind === 'choice' ? (declared.choices?.map(optionOf) ?? optionsOf(found)) : null;
  const label = declared.label ?? wordsOf(declared.field);
  return {
    shown: shown(declared.field, label, kind, {
      options,
      hierarchy: kind === 'dates' && declared.hierarchy === true,
      lookup: kind === 'relation' ? declared.field : null,
    }),
    field,
    link,
    custom: {},
  };
}

function filterKind(
  field: FieldInfo,
  link: Link | null,
  { by, choices }: Extract<FilterDeclaration<Shape>, { field: string }>,
): AdminFilter['kind'] | null {
  if (by === 'null') return field.nullable ? 'null' : null;
  if (choices) return 'choice';
  if (link) return link.several ? null : 'relation';
  return kinds[field.kind] ?? null;
}

const kinds: Readonly<Record<string, AdminFilter['kind']>> = {
  choice: 'choice',
  boolean: 'boolean',
  'date-time': 'dates',
  integer: 'numbers',
  number: 'numbers',
};

const optionOf = (value: string): AdminOption => ({ value, label: wordsOf(value) });

function shown(
  name: string,
  label: string,
  kind: AdminFilter['kind'],
  more: Partial<Pick<AdminFilter, 'options' | 'hierarchy' | 'lookup'>>,
): AdminFilter {
  return { name, label, kind, options: null, hierarchy: false, lookup: null, ...more };
}
