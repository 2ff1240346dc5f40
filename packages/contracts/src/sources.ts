import { z } from 'zod';
import { timestamp } from './timestamp.js';

/** A source of the outside world as its readers should know it: is what we show current, and if not, since when? */
export const Source = z
  .object({
    name: z.string(),
    state: z.enum(['ok', 'never-run', 'running', 'stalled']),
    lastSuccessAt: timestamp.nullable(),
    lastAttemptAt: timestamp.nullable(),
    nextRunAt: timestamp.nullable(),
    failure: z.string().nullable(),
    kind: z.enum(['packages', 'advisories']),
    /** What people call it: "GitHub's advisories, by OSV". */
    title: z.string(),
    /** How many records it has given us; null where nobody counts them. */
    records: z.number().int().nullable(),
    /** Records that were set aside, with the reason, since they break the schema. */
    quarantined: z.number().int(),
    /** How many packages wait for their first look-up. */
    waiting: z.number().int(),
    /** Look-ups that one run may make; null for no limit. */
    budget: z.number().int().nullable(),
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;

export const listSources = {
  method: 'GET',
  path: '/v1/sources',
  summary: 'The sources of package data and whether each is current',
  response: z.object({ items: z.array(Source) }),
} as const;
