import { z } from 'zod';

/** Whose it is: one's own (null), or an organisation's, which its owners look after and its members see. */
export const owned = { organisationId: z.string().max(64).nullable().default(null) };

/** Whose are asked for: one's own, or an organisation's. */
export const ofOwner = z.object({ organisationId: z.string().max(64).optional() });
