import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SecondFactorService } from './second-factor.service.js';
import { SessionController } from './session.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SignInService } from './sign-in.service.js';
import { StaffGuard } from './staff.guard.js';
import { StaffContext } from './staff-context.js';
import { StaffMeService } from './staff-me.service.js';
import { StaffSessions } from './staff-sessions.js';
import { SupportController } from './support.controller.js';
import { SupportService } from './support.service.js';

@Module({})
class StaffModule {}

/** Who may come in. Guards every route of the app that it is part of. */
export function staffModule(context: StaffContext): DynamicModule {
  return {
    module: StaffModule,
    controllers: [SessionController, SessionsController, SupportController],
    providers: [
      { provide: StaffContext, useValue: context },
      { provide: APP_GUARD, useClass: StaffGuard },
      SecondFactorService,
      SignInService,
      StaffMeService,
      StaffSessions,
      SupportService,
    ],
  };
}
