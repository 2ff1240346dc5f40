import { z } from 'zod';

/**
 * Signals say "look again" to whoever listens right now; a lost one costs a moment, never data, because each
 * listener also looks by itself now and then. Events, which must not be lost, travel on streams.
 */
export const signals = {
  'import.progressed': z.object({ importId: z.string() }),
  'packages.wanted': z.object({ ecosystem: z.string() }),
  /** Events came in, behind what the owners' readers have. */
  'feed.grew': z.object({ owners: z.array(z.string()).max(1_000) }),
  /** Entries came or went anywhere in the feeds of these owners. */
  'feed.rewritten': z.object({ owners: z.array(z.string()).max(1_000) }),
  /** The inboxes of these people are not what they were. */
  'inbox.changed': z.object({ userIds: z.array(z.string()).max(1_000) }),
  /** Sessions and memberships that lead to these owners ended: who follows them live has to ask anew. */
  'access.ended': z.object({ owners: z.array(z.string()).max(1_000) }),
  /** Findings of these projects opened, closed or were decided. */
  'findings.changed': z.object({ organisationId: z.string(), projectIds: z.array(z.string()).max(1_000) }),
} as const;
export type SignalName = keyof typeof signals;
export type SignalOf<N extends SignalName> = z.infer<(typeof signals)[N]>;
