import { CodedError, type WorkPermission } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

const needed: WorkPermission = 'user.support';

/** The member of staff of this id, while they may look through a customer's eyes. */
export function supporter(id: string) {
  return {
    ...{ id, disabledAt: null },
    OR: [{ superuser: true }, { groups: { some: { group: { permissions: { has: needed } } } } }],
  };
}

/**
 * Support looks for a while and changes nothing. False when the look is over: its time is up, or whoever looks is not
 * staff any more, or may not look any more.
 *
 * @throws CodedError support.read-only
 */
export async function maySupport(
  database: Database,
  { staffId, endsAt }: { staffId: string; endsAt: Date },
  method: string,
): Promise<boolean> {
  // better-auth moves the end of sessions that are used; this end stays.
  if (endsAt <= new Date()) return false;
  if ((await database.staffMember.count({ where: supporter(staffId) })) === 0) return false;
  if (method !== 'GET' && method !== 'HEAD') throw new CodedError('support.read-only');
  return true;
}
