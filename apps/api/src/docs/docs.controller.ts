import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CodedError, ErrorCode } from '@red-tortoise/contracts';
import type { FastifyReply } from 'fastify';
import { Public } from '../accounts/access.guard.js';
import { ApiDocument } from './api-document.js';
import { errorIndexPage, errorPageOf } from './error-pages.js';
import { readUserInterfaceFile, startScript, userInterfacePage } from './user-interface.js';

/** Swagger UI runs scripts and styles of this origin and calls this API: nothing else. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

@ApiExcludeController()
@Public()
@Controller('docs')
export class DocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get()
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    return html(reply, userInterfacePage);
  }

  @Get('openapi.json')
  openApi(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('content-type', 'application/json; charset=utf-8');
    return this.document.json;
  }

  @Get('start.js')
  start(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('content-type', 'text/javascript; charset=utf-8');
    return startScript;
  }

  @Get('files/:name')
  async file(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const file = await readUserInterfaceFile(name);
    if (!file) throw new CodedError('request.not-found');
    reply.header('content-type', file.type);
    return file.content;
  }

  @Get('errors')
  errors(@Res({ passthrough: true }) reply: FastifyReply): string {
    return html(reply, errorIndexPage());
  }

  @Get('errors/:code')
  error(@Param('code') code: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    const known = ErrorCode.safeParse(code);
    if (!known.success) throw new CodedError('request.not-found');
    return html(reply, errorPageOf(known.data));
  }
}

function html(reply: FastifyReply, page: string): string {
  reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
  return page;
}
