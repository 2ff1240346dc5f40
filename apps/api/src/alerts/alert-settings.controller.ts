import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AlertSettings, getAlertSettings, setAlertSettings } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { AlertSettingsService } from './alert-settings.service.js';

type OwnerQuery = z.output<typeof getAlertSettings.query>;

@ApiTags('alerts')
@Controller()
export class AlertSettingsController {
  constructor(private readonly settings: AlertSettingsService) {}

  @Endpoint(getAlertSettings)
  get(@CurrentAccess() access: Access, @Query({ schema: getAlertSettings.query }) { organisationId }: OwnerQuery) {
    return this.settings.get(access, organisationId);
  }

  @Endpoint(setAlertSettings)
  set(
    @CurrentAccess() access: Access,
    @Query({ schema: setAlertSettings.query }) { organisationId }: OwnerQuery,
    @Body({ schema: setAlertSettings.body }) settings: AlertSettings,
  ) {
    return this.settings.set(access, organisationId, settings);
  }
}
