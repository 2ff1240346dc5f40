import { z } from 'zod';

/** Lists page by key, never by offset: `next` goes back as `cursor`, unread by the client. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A flag in a query string: `true` or `false`, nothing else. */
export const queryFlag = z.enum(['true', 'false']).transform((text) => text === 'true');
