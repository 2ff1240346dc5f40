import { Injectable } from '@nestjs/common';
import type { StaffSession } from '@red-tortoise/contracts';
import { CodedError } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { hashOfSecret, newSecret } from './secret-hash.js';
import { StaffContext } from './staff-context.js';
import { type Origin, recordStaffEvent } from './staff-event.js';

const minute = 60_000;
const hour = 60 * minute;
/** From signing in to the end, however much it is used. */
const longest = 12 * hour;
const longestIdle = hour;
/** For giving the second factor, or enrolling one. */
const longestHalfWay = 10 * minute;

/** A session that counts, with whose it is. */
export interface LiveSession {
  readonly id: string;
  /** When the second factor was given. */
  readonly verifiedAt: Date | null;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly member: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly superuser: boolean;
    readonly passwordHash: string;
    /** What the groups give, several times perhaps. */
    readonly permissions: readonly string[];
    /** Both encrypted. */
    readonly secondFactor: { readonly secret: string | null; readonly pendingSecret: string | null };
  };
}
type FoundSession = Omit<LiveSession, 'member'> &
  Omit<LiveSession['member'], 'id' | 'secondFactor'> &
  LiveSession['member']['secondFactor'] & { readonly memberId: string };

/** Who is signed in, and for how long. */
@Injectable()
export class StaffSessions {
  constructor(private readonly context: StaffContext) {}

  /** Opens a session; `verified` says that the second factor was given. Answers with the cookie's token. */
  async open(member: { id: string; email: string }, verified: boolean, from: Origin): Promise<string> {
    const { database } = this.context;
    const token = newSecret();
    const now = Date.now();
    await database.$transaction(async (transaction) => {
      const { id } = await transaction.staffSession.create({
        data: {
          ...from,
          tokenHash: hashOfSecret(token),
          memberId: member.id,
          verifiedAt: verified ? new Date(now) : null,
          expiresAt: new Date(now + (verified ? longest : longestHalfWay)),
        },
      });
      if (verified) await recordStaffEvent(transaction, 'session.started', member, from, { session: id });
    });
    return token;
  }

  /** The session behind a cookie's token, if it counts still: not over, not idle for long, its member not disabled. */
  async find(token: string): Promise<LiveSession | null> {
    const { database } = this.context;
    const now = new Date();
    const session = await findLive(database, hashOfSecret(token), now);
    if (!session) return null;
    const idle = now.getTime() - session.lastSeenAt.getTime();
    if (idle >= longestIdle) return null;
    // To the minute: a screen that refreshes itself should not write with every request.
    if (idle >= minute) {
      await database.staffSession.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } });
    }
    return session;
  }

  /** A member's sessions whose second factor was given, the last used first. */
  async list(memberId: string, currentId: string): Promise<StaffSession[]> {
    const now = Date.now();
    const sessions = await this.context.database.staffSession.findMany({
      where: {
        memberId,
        verifiedAt: { not: null },
        expiresAt: { gt: new Date(now) },
        lastSeenAt: { gt: new Date(now - longestIdle) },
      },
      orderBy: { lastSeenAt: 'desc' },
      take: 100,
    });
    return sessions.map(({ id, ipAddress, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      current: id === currentId,
      ipAddress,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      endsAt: expiresAt.toISOString(),
    }));
  }

  /** @throws CodedError staff.session-not-found */
  async end(member: { id: string; email: string }, id: string, from: Origin): Promise<void> {
    await this.context.database.$transaction(async (transaction) => {
      const { count } = await transaction.staffSession.deleteMany({ where: { id, memberId: member.id } });
      if (count === 0) throw new CodedError('staff.session-not-found');
      await recordStaffEvent(transaction, 'session.ended', member, from, { session: id });
    });
  }

  async endOthers(member: { id: string; email: string }, currentId: string, from: Origin): Promise<void> {
    await this.context.database.$transaction(async (transaction) => {
      await transaction.staffSession.deleteMany({ where: { memberId: member.id, id: { not: currentId } } });
      await recordStaffEvent(transaction, 'sessions.ended', member, from);
    });
  }
}

/** Each request asks for this: with relations Prisma would ask five times. */
async function findLive(database: Database, tokenHash: string, now: Date): Promise<LiveSession | null> {
  const [found] = await database.$queryRaw<FoundSession[]>`
    /* live-staff-session */
    select s."id", s."verifiedAt", s."lastSeenAt", s."expiresAt", s."memberId",
      m."name", m."email", m."superuser", m."passwordHash", f."secret", f."pendingSecret",
      array(
        select unnest(g."permissions") from "staff_groups" g
        join "staff_memberships" b on b."groupId" = g."id" where b."memberId" = m."id"
      ) as "permissions"
    from "staff_sessions" s
    join "staff_members" m on m."id" = s."memberId"
    left join "staff_second_factors" f on f."memberId" = m."id"
    where s."tokenHash" = ${tokenHash} and s."expiresAt" > ${now} and m."disabledAt" is null`;
  if (!found) return null;
  const { id, verifiedAt, lastSeenAt, expiresAt, memberId, secret, pendingSecret, ...member } = found;
  const secondFactor = { secret, pendingSecret };
  return { id, verifiedAt, lastSeenAt, expiresAt, member: { id: memberId, ...member, secondFactor } };
}
