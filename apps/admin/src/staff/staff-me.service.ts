import { Injectable } from '@nestjs/common';
import { CodedError, type StaffMe } from '@red-tortoise/contracts';
import { StaffContext } from './staff-context.js';
import { type LiveSession, StaffSessions } from './staff-sessions.js';
import { permissionsOf } from './viewer-of.js';

/** What the admin's screens ask first: who is here, and what they may do. */
@Injectable()
export class StaffMeService {
  constructor(
    private readonly context: StaffContext,
    private readonly sessions: StaffSessions,
  ) {}

  async show(session: LiveSession): Promise<StaffMe> {
    const { member, expiresAt } = session;
    const step = stepOf(session);
    const recoveryCodesLeft = await this.context.database.staffRecoveryCode.count({
      where: { memberId: member.id, usedAt: null },
    });
    return {
      step,
      id: member.id,
      name: member.name,
      email: member.email,
      superuser: member.superuser,
      permissions: step === 'done' ? permissionsOf(member) : [],
      recoveryCodesLeft,
      endsAt: expiresAt.toISOString(),
    };
  }

  /** @throws CodedError staff.sign-in-required when the member was disabled meanwhile */
  async showByToken(token: string): Promise<StaffMe> {
    const session = await this.sessions.find(token);
    if (session === null) throw new CodedError('staff.sign-in-required');
    return this.show(session);
  }
}

function stepOf({ verifiedAt, member }: LiveSession): StaffMe['step'] {
  if (verifiedAt !== null) return 'done';
  return member.secondFactor.secret ? 'verify' : 'enrol';
}
