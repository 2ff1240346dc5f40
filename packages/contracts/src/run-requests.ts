import { z } from 'zod';
import { timestamp } from './timestamp.js';

/** What a run of a source of advisories does instead of its usual work: it reads what was set aside again. */
export const ReadRecords = z.object({
  records: z.union([z.literal('all'), z.array(z.string().min(1).max(200)).min(1).max(200)]),
});
export type ReadRecords = z.infer<typeof ReadRecords>;

/** Which packages a run makes due before its usual work, by when their registry last answered. */
export const LookAgain = z.object({ answered: z.enum(['before', 'since']), moment: timestamp });
export type LookAgain = z.infer<typeof LookAgain>;
