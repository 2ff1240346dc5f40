import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createToken, deleteToken, listTokens } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { TokensService } from './tokens.service.js';

@ApiTags('tokens')
@Controller()
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Endpoint(createToken)
  create(@CurrentAccess() access: Access, @Body({ schema: createToken.body }) body: z.output<typeof createToken.body>) {
    return this.tokens.create(access, body);
  }

  @Endpoint(listTokens)
  list(@CurrentAccess() access: Access) {
    return this.tokens.list(access);
  }

  @Endpoint(deleteToken)
  delete(
    @CurrentAccess() access: Access,
    @Param({ schema: deleteToken.params }) { id }: z.output<typeof deleteToken.params>,
  ) {
    return this.tokens.delete(access, id);
  }
}
