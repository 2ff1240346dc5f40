import type { Prisma } from '@red-tortoise/database';
import type { Limit } from '../limits/count-use.js';
import { noRows, SettingsSnapshot } from '../settings/settings-snapshot.js';

const setting = 'channels.tests-per-hour';

/**
 * Tests and replays, whoever asks for them: so many that nobody is kept from trying, and too few to be a nuisance to the
 * other side.
 */
export function sendsOfChannel(settings: SettingsSnapshot): Limit {
  const most = settings.value(setting);
  const says = `${most} tests and replays an hour for one channel`;
  return { name: 'sends-of-channel', most, seconds: 60 * 60, says };
}

/** For whoever has no settings at hand. */
export async function readSendsOfChannel(database: Pick<Prisma.TransactionClient, 'setting'>): Promise<Limit> {
  const settings = await database.setting.findMany({ where: { name: setting }, select: { name: true, value: true } });
  return sendsOfChannel(new SettingsSnapshot({ ...noRows, settings }));
}
