import { Body, Controller } from '@nestjs/common';
import { startSupportSession } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentSession, From, Needs } from './staff.guard.js';
import type { Origin } from './staff-event.js';
import type { LiveSession } from './staff-sessions.js';
import { SupportService } from './support.service.js';

/** Looking through a customer's eyes. */
@Controller()
export class SupportController {
  constructor(private readonly support: SupportService) {}

  @Needs('user.support')
  @Endpoint(startSupportSession)
  async start(
    @CurrentSession() { member }: LiveSession,
    @Body({ schema: startSupportSession.body }) body: z.infer<typeof startSupportSession.body>,
    @From() from: Origin,
  ): Promise<{ url: string }> {
    return { url: await this.support.start(member, body, from) };
  }
}
