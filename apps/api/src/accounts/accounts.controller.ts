import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getMe, type Me } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { type Access, CurrentAccess } from './access.guard.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Endpoint(getMe)
  me(@CurrentAccess() access: Access): Promise<Me> {
    return this.accounts.me(access);
  }
}
