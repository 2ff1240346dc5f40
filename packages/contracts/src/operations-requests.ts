import { z } from 'zod';

/** What whoever does something says of it, for the record. */
export const comment = z.string().trim().max(1_000).optional();

export const operatedIds = z.array(z.string().min(1).max(200)).min(1).max(200);

/** What was done to some, and why not to the others. */
export const DoneToSome = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ id: z.string(), reason: z.string() })),
});
export type DoneToSome = z.infer<typeof DoneToSome>;
