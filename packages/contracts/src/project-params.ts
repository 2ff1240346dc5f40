import { z } from 'zod';

/** The id in `/v1/projects/:id` and in the addresses below it. */
export const projectParams = z.object({ id: z.uuid() });
