import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { Event } from './events.js';
import { comment, DoneToSome, operatedIds } from './operations-requests.js';

/** A message that no attempt could process. */
export const DeadLetter = z
  .object({
    id: z.string(),
    processor: z.string(),
    stream: z.string(),
    partition: z.number().int(),
    offset: z.number().int(),
    cause: z.string(),
    setAsideAt: z.string(),
    /** As it is: JSON of an event, unless that is what is wrong with it. */
    content: z.string(),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof DeadLetter>;

export const deadLetterEndpoints = {
  deadLetters: {
    method: 'GET',
    path: '/admin/api/operations/dead-letters',
    summary: 'Messages that no attempt could process, the oldest 200',
    response: z.object({ items: z.array(DeadLetter), total: z.number().int() }),
  },
  requeueDeadLetters: {
    method: 'POST',
    path: '/admin/api/operations/dead-letters/requeue',
    summary: 'Have messages tried again, as they are or mended',
    body: z.strictObject({
      letters: z
        .array(z.strictObject({ id: z.string().max(64), event: Event.optional() }))
        .min(1)
        .max(200),
      comment,
    }),
    response: DoneToSome,
  },
  dropDeadLetters: {
    method: 'POST',
    path: '/admin/api/operations/dead-letters/drop',
    summary: 'Give messages up for good',
    body: z.strictObject({ ids: operatedIds, comment }),
    response: DoneToSome,
  },
} as const satisfies Record<string, AdminEndpoint>;
