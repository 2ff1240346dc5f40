import type { AdminField, AdminKind } from '@red-tortoise/contracts';
import { z } from 'zod';
import { type FieldInfo, scalarsOf } from '../model/model-info.js';
import { type CompileContext, kindOfLink, labelOf, optionsOf, repeated } from './compile-columns.js';
import type { FormField, Screen, Write } from './screen.js';
import { wordsOf } from './words.js';

type Form = Pick<Screen, 'fieldsets' | 'form' | 'writes'>;

/** What the form shows. Without a declared one: every field, to be looked at. */
export function compileForm(context: CompileContext): Form {
  const { declaration, model, report } = context;
  const sets = declaration.form?.fieldsets ?? { [wordsOf(model.name)]: scalarsOf(model).map(({ name }) => name) };
  const writes = new Set<Write>(declaration.writes ?? (declaration.form ? ['add', 'change', 'delete'] : []));
  if (!declaration.form && (writes.has('add') || writes.has('change'))) report('admin.E120', [...writes].join(', '));
  const fieldsets = Object.entries(sets).map(([title, names]) => ({
    title,
    fields: names.map((name) => formField(context, name)).filter((field) => field !== null),
  }));
  const fields = fieldsets.flatMap((fieldset) => fieldset.fields);
  for (const name of repeated(fields.map(({ shown }) => shown.name))) report('admin.E110', name);
  for (const name of Object.keys(declaration.form?.choices ?? {})) {
    const field = fields.find(({ shown }) => shown.name === name);
    if (field?.shown.kind !== 'choices') report('admin.E124', name);
  }
  if (writes.has('add')) reportMissing(context, fields);
  return { fieldsets, form: new Map(fields.map((field) => [field.shown.name, field])), writes };
}

function reportMissing({ model, report }: CompileContext, fields: readonly FormField[]): void {
  const entered = new Set(fields.filter(({ shown }) => !shown.readonly).map(({ field }) => field.name));
  const missing = scalarsOf(model).filter(({ name, required }) => required && !entered.has(name));
  for (const { name } of missing) report('admin.E111', name);
}

function formField(context: CompileContext, name: string): FormField | null {
  const found = context.model.fields.get(name);
  const link = found ? context.linkOf(found) : null;
  const field = link ? context.model.fields.get(link.from) : found;
  if (!found || !field || (found.relation && !link)) {
    context.report('admin.E109', name);
    return null;
  }
  const json = context.declaration.form?.json?.[name] ?? null;
  const choices = context.declaration.form?.choices?.[name] ?? null;
  return { shown: shownField(context, found, field, json), field, link, json, choices };
}

function shownField(context: CompileContext, found: FieldInfo, field: FieldInfo, json: z.ZodType | null): AdminField {
  const { form } = context.declaration;
  const { name } = found;
  const link = context.linkOf(found);
  const isReadonly = form === undefined || form.readonly?.includes(name) === true;
  return {
    name,
    label: labelOf(name, link),
    kind: link ? kindOfLink(link) : kindOf(field, form?.choices?.[name] !== undefined),
    help: form?.help?.[name] ?? (found.documentation || field.documentation || null),
    required: field.required,
    readonly: isReadonly || field.generated || field.kind === 'bytes',
    secret: context.secret.has(field.name),
    nullable: field.nullable,
    options: optionsOf(field),
    choices: null,
    screen: null,
    maxLength: field.kind === 'text' ? longestText : null,
    schema: json ? (z.toJSONSchema(json, { unrepresentable: 'any', io: 'input' }) as Record<string, unknown>) : null,
    default: field.default,
  };
}

function kindOf({ name, kind, type }: FieldInfo, isTicked: boolean): AdminKind {
  if (isTicked && kind === 'list' && type === 'String') return 'choices';
  return longTexts.test(name) && kind === 'text' ? 'long-text' : kind;
}

const longTexts = /^(description|details|summary|note|notes|comment|text|error)$/i;
/** Characters of one value. */
export const longestText = 100_000;
