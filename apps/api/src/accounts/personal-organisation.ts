import { createHash } from 'node:crypto';
import type { Database } from '@red-tortoise/database';
import { type OrganisationRow, organisationFields } from './access.js';

/**
 * Gives a person their personal organisation, if they have none yet. Its id follows from the person's, so that two
 * copies that try at once make one. Runs after sign-up, and again for whoever signs in without one, which is what a
 * crash between the two leaves behind.
 */
export async function ensurePersonalOrganisation(
  database: Database,
  user: { id: string; name: string },
  region: string,
): Promise<OrganisationRow> {
  const id = personalOrganisationId(user.id);
  await database.$transaction([
    database.organisation.createMany({
      data: [{ id, name: user.name.slice(0, 100) || 'Personal', personal: true, region }],
      skipDuplicates: true,
    }),
    database.membership.createMany({
      data: [{ organisationId: id, userId: user.id, role: 'owner' }],
      skipDuplicates: true,
    }),
  ]);
  return database.organisation.findUniqueOrThrow({ where: { id }, select: organisationFields });
}

/** A UUID of version 8 (RFC 9562). */
function personalOrganisationId(userId: string): string {
  const hex = createHash('sha256').update(`personal organisation\n${userId}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
