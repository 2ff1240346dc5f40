import type { AdminField, AdminKind } from '@red-tortoise/contracts';
import { z } from 'zod';
import type { ActionDeclaration } from '../declare/declaration.js';
import type { Shape } from '../declare/shapes.js';
import type { CompileContext } from './compile-columns.js';
import { longestText } from './compile-form.js';
import type { Action } from './screen.js';
import { isKebabCase, kebabCase, wordsOf } from './words.js';

const verbs = new Set(['view', 'add', 'change', 'delete']);

export function compileActions({ declaration, model, report }: CompileContext, screen: string): Map<string, Action> {
  const actions = Object.entries(declaration.actions ?? {}).map(([name, declared]): [string, Action] => {
    const verb = kebabCase(name);
    const unknown = Object.keys(declared.set ?? {}).some((field) => !model.fields.has(field));
    if ((declared.set === undefined) === (declared.run === undefined) || unknown) report('admin.E114', name);
    else if (verbs.has(verb) || !isKebabCase(verb)) report('admin.E114', name);
    const input = inputFields(declared, () => report('admin.E115', name));
    return [name, { name, permission: `${screen}.${verb}`, declared, input }];
  });
  return new Map(actions);
}

interface Property {
  type?: string;
  enum?: unknown[];
  format?: string;
  description?: string;
  maxLength?: number;
  default?: unknown;
}

/** The fields of an action's input, from the JSON Schema of its object. */
function inputFields({ input }: ActionDeclaration<Shape>, refuse: () => void): AdminField[] {
  if (!input) return [];
  const schema = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' });
  const required = new Set(schema.required ?? []);
  return Object.entries((schema.properties ?? {}) as Record<string, Property>).map(([name, property]) => {
    const kind = kindOf(property);
    if (!kind) refuse();
    return {
      name,
      label: wordsOf(name),
      kind: kind ?? 'json',
      help: property.description ?? null,
      required: required.has(name),
      readonly: false,
      secret: false,
      nullable: !required.has(name),
      options: property.enum?.map((value) => ({ value: String(value), label: wordsOf(String(value)) })) ?? null,
      choices: null,
      screen: null,
      maxLength: property.maxLength ?? longestText,
      schema: null,
      default: property.default ?? null,
    };
  });
}

function kindOf({ type, enum: choices, format }: Property): AdminKind | null {
  if (choices) return 'choice';
  if (type === 'string') return format === 'date-time' ? 'date-time' : 'text';
  if (type === 'boolean' || type === 'integer' || type === 'number') return type;
  return null;
}
