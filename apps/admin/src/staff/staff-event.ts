import type { Database } from '@red-tortoise/database';

/** From where a request came. */
export interface Origin {
  readonly ipAddress: string;
  readonly userAgent: string;
}

export type StaffEventName =
  | 'member.created'
  | 'member.disabled'
  | 'password.refused'
  | 'password.changed'
  | 'code.refused'
  | 'second-factor.enrolled'
  | 'second-factor.reset'
  | 'recovery-code.used'
  | 'recovery-codes.renewed'
  | 'session.started'
  | 'session.ended'
  | 'sessions.ended'
  | 'support.requested';

/**
 * Puts on record what somebody did: who, when, from where, what. The table takes no change. In a transaction it stands
 * or falls with what it speaks of.
 */
export async function recordStaffEvent(
  database: Pick<Database, 'staffEvent'>,
  event: StaffEventName,
  who: { id?: string; email: string },
  from: Origin | null,
  detail: Record<string, string> = {},
): Promise<void> {
  await database.staffEvent.create({
    data: { event, memberId: who.id ?? null, email: who.email, ...(from ?? {}), detail },
  });
}
