import { Injectable } from '@nestjs/common';
import { type AlertSettings, CodedError } from '@red-tortoise/contracts';
import { ensureDefaultRules, ownerOf, readAlertSettings, usedToday } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';

@Injectable()
export class AlertSettingsService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async get(access: Access, organisationId: string | undefined): Promise<AlertSettings & { usedToday: number }> {
    const owner = ownerOf(await this.access.owner(access, organisationId, 'read'));
    const settings = (await readAlertSettings(this.stores.database, [owner]))(owner.id);
    return { ...settings, usedToday: await usedToday(owner.id, settings.timeZone) };
  }

  async set(access: Access, organisationId: string | undefined, settings: AlertSettings): Promise<AlertSettings> {
    const owner = await this.access.owner(access, organisationId, 'change');
    if (!isTimeZone(settings.timeZone)) throw new CodedError('alert.time-zone-unknown', settings.timeZone);
    const { alertSettings } = this.stores.database;
    if (owner.userId === null) {
      const where = { organisationId: owner.organisationId as string };
      await alertSettings.upsert({ where, create: { ...where, ...settings }, update: settings });
    } else {
      // Whoever has a row of settings counts as having had the rules that everybody starts with.
      await ensureDefaultRules(this.stores.database, owner.userId);
      await alertSettings.update({ where: { userId: owner.userId }, data: settings });
    }
    return settings;
  }
}

/** Whether the IANA database has it; an offset such as `+01:00` is none, though some runtimes take it. */
function isTimeZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
