import { createHash } from 'node:crypto';
import { SupportCode, supportSessionMinutes } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { supporter } from './may-support.js';

const serverOnly = { required: false, input: false } as const;

/**
 * `POST support-session`: takes the one-time code that the admin made and opens a session of the customer, marked as
 * support's. What such a session may do is for `maySupport` to say.
 */
export function supportSessions(database: Database, addressHeader: string) {
  return {
    id: 'support-sessions',
    schema: {
      session: {
        fields: {
          supportById: { type: 'string', ...serverOnly },
          supportEndsAt: { type: 'date', ...serverOnly },
        },
      },
    },
    endpoints: {
      openSupportSession: createAuthEndpoint('/support-session', { method: 'POST', body: SupportCode }, async (ctx) => {
        const ipAddress = ctx.headers?.get(addressHeader) ?? '';
        const userAgent = ctx.headers?.get('user-agent')?.slice(0, 500) ?? '';
        const taken = await takeCode(database, ctx.body.code, { ipAddress, userAgent });
        const user = taken && (await ctx.context.internalAdapter.findUserById(taken.userId));
        if (!user) throw new APIError('GONE', { code: 'SUPPORT_CODE_INVALID', message: 'This code is not valid' });
        const supportEndsAt = new Date(Date.now() + supportSessionMinutes * 60_000);
        const own = { ipAddress, userAgent, supportById: taken.memberId, supportEndsAt, expiresAt: supportEndsAt };
        const session = await ctx.context.internalAdapter.createSession(user.id, true, own, true);
        await setSessionCookie(ctx, { session, user }, true);
        return ctx.json({ endsAt: supportEndsAt.toISOString() });
      }),
    },
  } satisfies BetterAuthPlugin;
}

/** Takes a code that is good, once, and puts it on record; null when there is none, or its maker may not look any more. */
function takeCode(database: Database, code: string, from: { ipAddress: string; userAgent: string }) {
  const hash = createHash('sha256').update(code).digest('hex');
  return database.$transaction(async (transaction) => {
    const now = new Date();
    const [taken] = await transaction.supportCode.updateManyAndReturn({
      where: { hash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (taken === undefined) return null;
    const { memberId, userId } = taken;
    const member = await transaction.staffMember.findUnique({ where: supporter(memberId) });
    if (member === null) return null;
    const who = { memberId, email: member.email };
    await transaction.staffEvent.create({ data: { event: 'support.started', ...who, ...from, detail: { userId } } });
    return { memberId, userId };
  });
}
