import type { SettingsSnapshot } from '@red-tortoise/domain';
import type { Limit } from '../http/keep-to-limit.js';

const hour = 60 * 60;
const day = 24 * hour;

/** Tests and replays: so many that nobody is kept from trying, and too few to be a nuisance to the other side. */
export function sendsOfChannel(settings: SettingsSnapshot): Limit {
  const most = settings.value('channels.tests-per-hour');
  const says = `${most} tests and replays an hour for one channel`;
  return { name: 'sends-of-channel', most, seconds: hour, says };
}

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
