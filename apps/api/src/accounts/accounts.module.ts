import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SuspensionGuard } from '../access/suspension.guard.js';
import { AccessGuard } from './access.guard.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';

@Module({
  controllers: [AuthController, AccountsController],
  providers: [
    AccountsService,
    AuthService,
    // In this order: the second asks what the first has found out.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: SuspensionGuard },
  ],
})
export class AccountsModule {}
