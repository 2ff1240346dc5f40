import { Body, Controller, Res } from '@nestjs/common';
import {
  beginEnrolment,
  changeStaffPassword,
  confirmEnrolment,
  type Enrolment,
  renewRecoveryCodes,
  type StaffMe,
  staffMe,
  staffSignIn,
  staffSignOut,
  useRecoveryCode,
  verifyStaffCode,
} from '@red-tortoise/contracts';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { SecondFactorService } from './second-factor.service.js';
import { SignInService } from './sign-in.service.js';
import { CurrentSession, From, HalfWay, Public } from './staff.guard.js';
import { StaffContext } from './staff-context.js';
import { clearStaffCookie, setStaffCookie } from './staff-cookie.js';
import type { Origin } from './staff-event.js';
import { StaffMeService } from './staff-me.service.js';
import { type LiveSession, StaffSessions } from './staff-sessions.js';

/** Signing in and out, and what a member of staff does with their own account. */
@Controller()
export class SessionController {
  constructor(
    private readonly context: StaffContext,
    private readonly signIns: SignInService,
    private readonly factors: SecondFactorService,
    private readonly sessions: StaffSessions,
    private readonly mes: StaffMeService,
  ) {}

  @Public()
  @Endpoint(staffSignIn)
  async signIn(
    @Body({ schema: staffSignIn.body }) { email, password }: z.infer<typeof staffSignIn.body>,
    @From() from: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffMe> {
    return this.enter(await this.signIns.signIn(email, password, from), reply);
  }

  @HalfWay()
  @Endpoint(staffMe)
  me(@CurrentSession() session: LiveSession): Promise<StaffMe> {
    return this.mes.show(session);
  }

  @HalfWay()
  @Endpoint(staffSignOut)
  async signOut(
    @CurrentSession() { id, member }: LiveSession,
    @From() from: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(member, id, from);
    clearStaffCookie(reply, this.context.isSecure);
  }

  @HalfWay()
  @Endpoint(verifyStaffCode)
  async verify(
    @CurrentSession() session: LiveSession,
    @Body({ schema: verifyStaffCode.body }) { code }: z.infer<typeof verifyStaffCode.body>,
    @From() from: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffMe> {
    return this.enter(await this.factors.verify(session, code, from), reply);
  }

  @HalfWay()
  @Endpoint(useRecoveryCode)
  async recover(
    @CurrentSession() session: LiveSession,
    @Body({ schema: useRecoveryCode.body }) { code }: z.infer<typeof useRecoveryCode.body>,
    @From() from: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffMe> {
    return this.enter(await this.factors.recover(session, code, from), reply);
  }

  @HalfWay()
  @Endpoint(beginEnrolment)
  enrol(
    @CurrentSession() session: LiveSession,
    @Body({ schema: beginEnrolment.body }) { password }: z.infer<typeof beginEnrolment.body>,
    @From() from: Origin,
  ): Promise<Enrolment> {
    return this.factors.enrol(session, password, from);
  }

  @HalfWay()
  @Endpoint(confirmEnrolment)
  async confirm(
    @CurrentSession() session: LiveSession,
    @Body({ schema: confirmEnrolment.body }) { code }: z.infer<typeof confirmEnrolment.body>,
    @From() from: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ recoveryCodes: string[] }> {
    const { token, recoveryCodes } = await this.factors.confirm(session, code, from);
    setStaffCookie(reply, token, this.context.isSecure);
    return { recoveryCodes };
  }

  @Endpoint(renewRecoveryCodes)
  async renew(
    @CurrentSession() session: LiveSession,
    @Body({ schema: renewRecoveryCodes.body }) { password }: z.infer<typeof renewRecoveryCodes.body>,
    @From() from: Origin,
  ): Promise<{ recoveryCodes: string[] }> {
    return { recoveryCodes: await this.factors.renew(session, password, from) };
  }

  @Endpoint(changeStaffPassword)
  changePassword(
    @CurrentSession() session: LiveSession,
    @Body({ schema: changeStaffPassword.body }) passwords: z.infer<typeof changeStaffPassword.body>,
    @From() from: Origin,
  ): Promise<void> {
    return this.signIns.changePassword(session, passwords, from);
  }

  /** The session behind a new token, and its cookie. */
  private async enter(token: string, reply: FastifyReply): Promise<StaffMe> {
    setStaffCookie(reply, token, this.context.isSecure);
    return this.mes.showByToken(token);
  }
}
