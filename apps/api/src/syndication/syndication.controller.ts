import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { syndicationPath } from '@red-tortoise/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../accounts/access.guard.js';
import { SyndicationService } from './syndication.service.js';

const Params = z.object({ secret: z.string().max(200), format: z.string().max(32) });

/** Readers come by every few minutes, and hold nothing but the address. It must not spread. */
const headers = {
  'cache-control': 'private, max-age=300',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

@ApiTags('channels')
@Controller()
export class SyndicationController {
  constructor(private readonly syndication: SyndicationService) {}

  @Public()
  @Get(syndicationPath)
  @ApiOperation({
    summary: 'The newest alerts of a feed channel, for feed readers: RSS 2.0, Atom or JSON Feed 1.1',
    operationId: 'get_feeds_secret_format',
  })
  @ApiProduces('application/rss+xml', 'application/atom+xml', 'application/feed+json')
  async read(
    @Param({ schema: Params }) { secret, format }: z.output<typeof Params>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { contentType, body } = await this.syndication.read(secret, format, request.ip);
    reply.headers({ ...headers, 'content-type': contentType });
    return body;
  }
}
