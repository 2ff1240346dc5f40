import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { schemaText } from './schema-text.js';

const textOf = (schema: z.ZodType) => schemaText(z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>);

describe('the shape of JSON in words', () => {
  it('names what is there, what may be left out, and what each is', () => {
    const schema = z.object({
      name: z.string(),
      share: z.number().min(0).max(1).optional(),
      kinds: z.array(z.enum(['a', 'b'])),
      until: z.iso.datetime().nullable(),
    });
    expect(textOf(schema)).toBe(
      '{ name: text, share?: number from 0 to 1, kinds: ["a" | "b", …], until: text (date-time) | null }',
    );
  });

  it('says nothing of the ends that every whole number has', () => {
    expect(textOf(z.int())).toBe('whole number');
    expect(textOf(z.int().min(1))).toBe('whole number from 1');
  });

  it('ends, however deep it is', () => {
    let schema: z.ZodType = z.string();
    for (let depth = 0; depth < 10; depth++) schema = z.object({ inner: schema });
    expect(textOf(schema)).toContain('{…}');
  });
});
