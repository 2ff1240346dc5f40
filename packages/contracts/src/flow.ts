import { z } from 'zod';
import { timestamp } from './timestamp.js';

/** How far behind the moving parts are, told in time: what an event that happens now has to wait for. */
export const Flow = z
  .object({
    /** `behind`: something waits for more than 15 seconds. `unknown`: a processor is silent, or none ever spoke. */
    state: z.enum(['ok', 'behind', 'unknown']),
    /** Seconds that the oldest event without the broker's word has waited; 0 when there is none. */
    outbox: z.number(),
    processors: z.array(
      z.object({
        name: z.string(),
        /** Seconds that the oldest event not yet processed has waited, over all partitions; 0 when there is none. */
        lag: z.number(),
        /** When the processor last said so. A silence of more than half a minute reads as `unknown`. */
        at: timestamp,
      }),
    ),
    /** Deliveries whose turn has come, and how long the oldest of them waits, in seconds. Counted to 1,000. */
    deliveries: z.object({ waiting: z.number().int(), lag: z.number() }),
    at: timestamp,
  })
  .meta({ id: 'Flow' });
export type Flow = z.infer<typeof Flow>;

export const getFlow = {
  method: 'GET',
  path: '/v1/flow',
  summary: 'Whether feed and alerts keep up, and how far behind each part is',
  response: Flow,
} as const;
