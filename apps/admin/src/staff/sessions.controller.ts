import { Controller, Param } from '@nestjs/common';
import { endOtherStaffSessions, endStaffSession, listStaffSessions, type StaffSession } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { CurrentSession, From } from './staff.guard.js';
import type { Origin } from './staff-event.js';
import { type LiveSession, StaffSessions } from './staff-sessions.js';

/** Where a member of staff is signed in. */
@Controller()
export class SessionsController {
  constructor(private readonly sessions: StaffSessions) {}

  @Endpoint(listStaffSessions)
  async list(@CurrentSession() { member, id }: LiveSession): Promise<{ items: StaffSession[] }> {
    return { items: await this.sessions.list(member.id, id) };
  }

  @Endpoint(endStaffSession)
  end(
    @CurrentSession() { member }: LiveSession,
    @Param({ schema: endStaffSession.params }) { id }: { id: string },
    @From() from: Origin,
  ): Promise<void> {
    return this.sessions.end(member, id, from);
  }

  @Endpoint(endOtherStaffSessions)
  endOthers(@CurrentSession() { member, id }: LiveSession, @From() from: Origin): Promise<void> {
    return this.sessions.endOthers(member, id, from);
  }
}
