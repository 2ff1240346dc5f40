import { CodedError } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

/**
 * Support looks for a while and changes nothing. False when the look is over: its time is up, or whoever looks is not
 * staff any more.
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
  const isStaff = await database.staffMember.count({ where: { id: staffId, disabledAt: null } });
  if (isStaff === 0) return false;
  if (method !== 'GET' && method !== 'HEAD') throw new CodedError('support.read-only');
  return true;
}
