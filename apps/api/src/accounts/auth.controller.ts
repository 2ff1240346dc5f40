import { All, Controller, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from './access.guard.js';
import { AuthService } from './auth.service.js';

/** better-auth's own endpoints: `sign-up/email`, `sign-in/email`, `sign-out`, `get-session`. */
@ApiExcludeController()
@Controller()
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Public()
  @All('v1/auth/*')
  async handle(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.auth.handle(request, reply);
  }
}
