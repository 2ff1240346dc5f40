import type { Viewer } from '@red-tortoise/admin-kit';
import type { LiveSession } from './staff-sessions.js';

/** Who may what: null while the second factor is missing. */
export function viewerOf({ member, verifiedAt }: LiveSession): Viewer | null {
  if (verifiedAt === null) return null;
  const permissions = new Set(permissionsOf(member));
  const { id, name, superuser } = member;
  return { id, name, superuser, can: (permission) => superuser || permissions.has(permission) };
}

/** What the groups of a member give, each once and in order. */
export function permissionsOf(member: LiveSession['member']): string[] {
  return [...new Set(member.permissions)].sort();
}
