import { CodedError } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { type Access, accessTo, organisationFields } from '../accounts/access.js';
import { hashOf } from './token-secret.js';

const minute = 60_000;

/** The secret of an `Authorization: Bearer` header; undefined where there is none. */
export function bearerOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(header)?.[1];
}

/**
 * What a token opens: one organisation, as its maker, as long as they belong to it.
 *
 * @throws CodedError token.invalid
 */
export async function accessByToken(database: Database, secret: string): Promise<Access> {
  const token = await database.apiToken.findUnique({
    where: { hash: hashOf(secret) },
    select: {
      ...{ id: true, organisationId: true, createdById: true, expiresAt: true, lastUsedAt: true },
      organisation: { select: organisationFields },
    },
  });
  const now = new Date();
  if (!token || (token.expiresAt !== null && token.expiresAt <= now)) throw new CodedError('token.invalid');
  const { organisationId, createdById: userId } = token;
  const isMember = await database.membership.count({ where: { organisationId, userId } });
  if (isMember === 0) throw new CodedError('token.invalid');
  await noteUse(database, token, now);
  return { ...accessTo(userId, [token.organisation]), byToken: true };
}

/** To the minute: a busy pipeline should not write a row with every request. */
async function noteUse(database: Database, token: { id: string; lastUsedAt: Date | null }, now: Date): Promise<void> {
  if (token.lastUsedAt !== null && now.getTime() - token.lastUsedAt.getTime() < minute) return;
  await database.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: now } });
}
