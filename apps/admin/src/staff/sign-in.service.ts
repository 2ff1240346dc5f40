import { hashPassword, verifyPassword } from '@better-auth/utils/password';
import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import { countAttempt, forgetAttempts } from './count-attempt.js';
import { StaffContext } from './staff-context.js';
import { type Origin, recordStaffEvent } from './staff-event.js';
import { type LiveSession, StaffSessions } from './staff-sessions.js';

/** Compared with when nobody has the e-mail address, so that an answer takes as long. */
const nobodysHash = hashPassword('nobody');

/** The first factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly context: StaffContext,
    private readonly sessions: StaffSessions,
  ) {}

  /**
   * Opens a session that may only give the second factor, or enrol one. Answers with the cookie's token.
   *
   * @throws CodedError staff.credentials-wrong, request.too-many
   */
  async signIn(email: string, password: string, from: Origin): Promise<string> {
    const { database } = this.context;
    const address = email.toLowerCase();
    await countAttempt(database, 'password', address, from.ipAddress);
    const member = await database.staffMember.findUnique({ where: { email: address } });
    const isRight = await verifyPassword(member?.passwordHash ?? (await nobodysHash), password);
    if (!member || !isRight || member.disabledAt !== null) {
      await recordStaffEvent(database, 'password.refused', { id: member?.id, email: address }, from);
      throw new CodedError('staff.credentials-wrong');
    }
    await forgetAttempts(database, 'password', address);
    return this.sessions.open(member, false, from);
  }

  /**
   * Somebody who is signed in says their password again, before a change that outlasts the session.
   *
   * @throws CodedError staff.credentials-wrong, request.too-many
   */
  async confirmPassword({ member }: LiveSession, password: string, from: Origin): Promise<void> {
    const { database } = this.context;
    await countAttempt(database, 'password', member.email, from.ipAddress);
    if (!(await verifyPassword(member.passwordHash, password))) {
      await recordStaffEvent(database, 'password.refused', member, from);
      throw new CodedError('staff.credentials-wrong');
    }
    await forgetAttempts(database, 'password', member.email);
  }

  /** The other sessions end: whoever had the old password may have one. */
  async changePassword(session: LiveSession, passwords: { password: string; newPassword: string }, from: Origin) {
    const { member, id } = session;
    await this.confirmPassword(session, passwords.password, from);
    const passwordHash = await hashPassword(passwords.newPassword);
    await this.context.database.$transaction(async (transaction) => {
      await transaction.staffMember.update({ where: { id: member.id }, data: { passwordHash } });
      await transaction.staffSession.deleteMany({ where: { memberId: member.id, id: { not: id } } });
      await recordStaffEvent(transaction, 'password.changed', member, from);
    });
  }
}
