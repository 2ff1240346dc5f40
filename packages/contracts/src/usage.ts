import { z } from 'zod';
import { timestamp } from './timestamp.js';

/** What plans limit, in the order in which it is shown. */
export const quotaNames = [
  'projects',
  'importsPerDay',
  'componentsPerImport',
  'tokens',
  'channels',
  'rules',
  'watches',
] as const;
export type QuotaName = (typeof quotaNames)[number];

/** Beyond that a count says no more; so no limit of what is counted is higher. */
export const countedTo = 100_000;

export const Quota = z
  .object({
    name: z.enum(quotaNames),
    /** Counted to 100,000 at the most. Null for what is measured anew each time: the components of an import. */
    used: z.number().int().nullable(),
    /** Null is without limit. */
    limit: z.number().int().nullable(),
    /** When counting begins anew; null for what is counted as long as it is there. */
    resetsAt: timestamp.nullable(),
  })
  .meta({ id: 'Quota' });
export type Quota = z.infer<typeof Quota>;

/** Its members may read and not write, and messages to them are held; the reason is for them to read. */
export const Suspension = z.object({ since: timestamp, reason: z.string() }).meta({ id: 'Suspension' });
export type Suspension = z.infer<typeof Suspension>;

export const Usage = z
  .object({
    organisation: z.object({ id: z.string(), name: z.string(), personal: z.boolean() }),
    /** Null where whoever runs this has no plans. */
    plan: z.object({ id: z.string(), label: z.string() }).nullable(),
    /** What people own alone (watches, their own rules and channels) counts in their personal organisation. */
    quotas: z.array(Quota),
  })
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;

export const getUsage = {
  method: 'GET',
  path: '/v1/usage',
  summary: 'The plan of an organisation, and how much of it is used; without a word, of your first organisation',
  query: z.object({ organisationId: z.string().max(64).optional() }),
  response: Usage,
} as const;
