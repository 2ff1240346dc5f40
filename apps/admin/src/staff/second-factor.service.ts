import { Injectable } from '@nestjs/common';
import { CodedError, type Enrolment } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { countAttempt, forgetAttempts } from './count-attempt.js';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { SignInService } from './sign-in.service.js';
import { StaffContext } from './staff-context.js';
import { type Origin, recordStaffEvent } from './staff-event.js';
import { type LiveSession, StaffSessions } from './staff-sessions.js';
import { enrolmentOf, newTotpSecret, stepOfCode } from './totp.js';

/** What a sealed secret is bound to, so that one member's row is of no use in another's. */
const purposeOf = (memberId: string) => `staff second factor ${memberId}`;

type Transaction = Pick<Database, 'staffRecoveryCode' | 'staffSecondFactor' | 'staffSession' | 'staffEvent'>;

/** The second factor: codes of an authenticator app, and recovery codes for when it is lost. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly context: StaffContext,
    private readonly sessions: StaffSessions,
    private readonly signIn: SignInService,
  ) {}

  /**
   * Makes the session whole. Answers with the token of the one that takes its place.
   *
   * @throws CodedError staff.code-wrong, staff.code-used, staff.not-enrolled, request.too-many
   */
  async verify(session: LiveSession, code: string, from: Origin): Promise<string> {
    const { member } = session;
    const sealed = member.secondFactor.secret;
    if (!sealed) throw new CodedError('staff.not-enrolled');
    const step = await this.stepOf(session, sealed, code, from);
    // Who saw a code over a shoulder cannot use it again.
    const { count } = await this.context.database.staffSecondFactor.updateMany({
      where: { memberId: member.id, lastStep: { lt: step } },
      data: { lastStep: step },
    });
    if (count === 0) throw new CodedError('staff.code-used');
    return this.replace(session, from);
  }

  /** @throws CodedError staff.code-wrong, staff.not-enrolled, request.too-many */
  async recover(session: LiveSession, code: string, from: Origin): Promise<string> {
    const { database } = this.context;
    const { member } = session;
    if (!member.secondFactor.secret) throw new CodedError('staff.not-enrolled');
    await countAttempt(database, 'code', member.id, from.ipAddress);
    const isTaken = await database.$transaction(async (transaction) => {
      const { count } = await transaction.staffRecoveryCode.updateMany({
        where: { hash: hashOfRecoveryCode(code), memberId: member.id, usedAt: null },
        data: { usedAt: new Date() },
      });
      if (count === 1) await recordStaffEvent(transaction, 'recovery-code.used', member, from);
      return count === 1;
    });
    if (!isTaken) return this.refuse(session, from);
    await forgetAttempts(database, 'code', member.id);
    return this.replace(session, from);
  }

  /**
   * A new secret, which counts once `confirm` has seen a code of it. Who has a device already must have used it.
   *
   * @throws CodedError staff.credentials-wrong, staff.second-factor-required, request.too-many
   */
  async enrol(session: LiveSession, password: string, from: Origin): Promise<Enrolment> {
    const { member } = session;
    refuseHalfWay(session);
    await this.signIn.confirmPassword(session, password, from);
    const secret = newTotpSecret();
    const pendingSecret = this.context.sealing.seal(secret, purposeOf(member.id));
    await this.context.database.staffSecondFactor.upsert({
      where: { memberId: member.id },
      create: { memberId: member.id, pendingSecret },
      update: { pendingSecret },
    });
    return enrolmentOf(secret, member.email);
  }

  /**
   * Answers with the recovery codes, and the token of the session that takes this one's place. Other sessions end.
   *
   * @throws CodedError staff.code-wrong, staff.not-enrolled, staff.second-factor-required, request.too-many
   */
  async confirm(session: LiveSession, code: string, from: Origin) {
    const { member } = session;
    const pending = member.secondFactor.pendingSecret;
    refuseHalfWay(session);
    if (!pending) throw new CodedError('staff.not-enrolled');
    const step = await this.stepOf(session, pending, code, from);
    const recoveryCodes = await this.context.database.$transaction(async (transaction) => {
      const { count } = await transaction.staffSecondFactor.updateMany({
        where: { memberId: member.id, pendingSecret: pending },
        data: { secret: pending, pendingSecret: null, lastStep: step },
      });
      // Two tabs that enrol at once: the later secret is the one that waits.
      if (count === 0) throw new CodedError('staff.not-enrolled');
      await transaction.staffSession.deleteMany({ where: { memberId: member.id, id: { not: session.id } } });
      await recordStaffEvent(transaction, 'second-factor.enrolled', member, from);
      return renewCodes(transaction, member.id);
    });
    return { recoveryCodes, token: await this.replace(session, from) };
  }

  /** @throws CodedError staff.credentials-wrong, request.too-many */
  async renew(session: LiveSession, password: string, from: Origin): Promise<string[]> {
    await this.signIn.confirmPassword(session, password, from);
    return this.context.database.$transaction(async (transaction) => {
      await recordStaffEvent(transaction, 'recovery-codes.renewed', session.member, from);
      return renewCodes(transaction, session.member.id);
    });
  }

  /** The time step of a code that is right. */
  private async stepOf(session: LiveSession, sealed: string, code: string, from: Origin): Promise<number> {
    const { database, sealing } = this.context;
    const { member } = session;
    await countAttempt(database, 'code', member.id, from.ipAddress);
    const step = await stepOfCode(sealing.open(sealed, purposeOf(member.id)), code, Date.now());
    if (step === null) return this.refuse(session, from);
    await forgetAttempts(database, 'code', member.id);
    return step;
  }

  private async refuse({ member }: LiveSession, from: Origin): Promise<never> {
    await recordStaffEvent(this.context.database, 'code.refused', member, from);
    throw new CodedError('staff.code-wrong');
  }

  /** A new token with the new rights: one that was planted before signing in is worth nothing. */
  private async replace({ id, member }: LiveSession, from: Origin): Promise<string> {
    await this.context.database.staffSession.deleteMany({ where: { id } });
    return this.sessions.open(member, true, from);
  }
}

/** The password alone must not replace a device. */
function refuseHalfWay({ verifiedAt, member }: LiveSession): void {
  if (verifiedAt === null && member.secondFactor.secret) throw new CodedError('staff.second-factor-required');
}

async function renewCodes(transaction: Transaction, memberId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await transaction.staffRecoveryCode.deleteMany({ where: { memberId } });
  await transaction.staffRecoveryCode.createMany({
    data: codes.map((code) => ({ hash: hashOfRecoveryCode(code), memberId })),
  });
  return codes;
}
