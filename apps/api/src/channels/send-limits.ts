import type { Limit, SettingsSnapshot } from '@red-tortoise/domain';

const hour = 60 * 60;
const day = 24 * hour;

/** A confirmation goes to an address that has not asked for it: nobody may make us send many of them to a stranger. */
export const confirmationsOfChannel = {
  name: 'confirmations-of-channel',
  most: 3,
  seconds: hour,
  says: '3 confirmations an hour for one channel',
} as const satisfies Limit;
export function confirmationsOfPerson(settings: SettingsSnapshot): Limit {
  const most = settings.value('channels.confirmations-per-day');
  const says = `${most} confirmations a day from one person`;
  return { name: 'confirmations-of-person', most, seconds: day, says };
}
export const confirmationsOfAddress = {
  name: 'confirmations-of-address',
  most: 5,
  seconds: day,
  says: '5 confirmations a day to one address',
} as const satisfies Limit;
