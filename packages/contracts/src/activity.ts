import { z } from 'zod';
import { eventTypes } from './events.js';
import { timestamp } from './timestamp.js';

/** How much happened, by hour or by day (UTC) of the observation; windows without events are left out. */
export const Activity = z
  .object({
    windows: z.array(
      z.object({
        from: timestamp,
        counts: z.partialRecord(z.enum(eventTypes), z.number().int()),
        total: z.number().int(),
      }),
    ),
    total: z.number().int(),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof Activity>;
export const ActivityQuery = z.object({
  days: z.coerce.number().int().min(1).max(366).default(30),
  by: z.enum(['hour', 'day']).default('day'),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

export const getPackageActivity = {
  method: 'GET',
  path: '/v1/packages/:purl/activity',
  summary: 'How much we saw happen to a package, over time',
  params: z.object({ purl: z.string().max(500) }),
  query: ActivityQuery,
  response: Activity,
  errors: ['package.purl-invalid'],
} as const;
export const getActivity = {
  method: 'GET',
  path: '/v1/activity',
  summary: 'How much touched the projects of an organisation, over time',
  query: ActivityQuery.extend({ organisationId: z.string().max(64).optional() }),
  response: Activity,
  errors: ['organisation.not-found'],
} as const;
