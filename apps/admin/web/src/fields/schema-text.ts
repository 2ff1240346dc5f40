type Schema = Record<string, unknown>;

const deepest = 4;
const shownProperties = 30;

/** A JSON Schema in a few words, for whoever types JSON: `{ name: text, share?: number from 0 to 1 }`. */
export function schemaText(schema: Schema, depth = 0): string {
  const any = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (any) return any.map((one) => schemaText(one, depth)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => schemaText({ ...schema, type }, depth)).join(' | ');
  switch (schema.type) {
    case 'object':
      return objectText(schema, depth);
    case 'array':
      return schema.items ? `[${schemaText(schema.items as Schema, depth + 1)}, …]` : '[…]';
    case 'string':
      return schema.format ? `text (${String(schema.format)})` : 'text';
    case 'integer':
      return `whole number${rangeText(schema)}`;
    case 'number':
      return `number${rangeText(schema)}`;
    case 'boolean':
      return 'true | false';
    case 'null':
      return 'null';
    default:
      return 'anything';
  }
}

function objectText(schema: Schema, depth: number): string {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  if (depth >= deepest) return '{…}';
  const required = new Set((schema.required ?? []) as string[]);
  const parts = properties
    .slice(0, shownProperties)
    .map(([name, inner]) => `${name}${required.has(name) ? '' : '?'}: ${schemaText(inner, depth + 1)}`);
  const rest = schema.additionalProperties;
  if (typeof rest === 'object' && rest !== null) parts.push(`[name]: ${schemaText(rest as Schema, depth + 1)}`);
  if (properties.length > shownProperties) parts.push('…');
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{…}';
}

/** Numbers that every machine has as an end say nothing. */
function rangeText({ minimum, maximum }: Schema): string {
  const isSaid = (end: unknown): end is number => typeof end === 'number' && Math.abs(end) < Number.MAX_SAFE_INTEGER;
  return `${isSaid(minimum) ? ` from ${minimum}` : ''}${isSaid(maximum) ? ` to ${maximum}` : ''}`;
}
