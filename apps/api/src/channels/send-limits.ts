import type { Limit } from '../http/keep-to-limit.js';

const hour = 60 * 60;
const day = 24 * hour;

/** Tests and replays: so many that nobody is kept from trying, and too few to be a nuisance to the other side. */
export const sendsOfChannel = {
  name: 'sends-of-channel',
  most: 60,
  seconds: hour,
  says: '60 tests and replays an hour for one channel',
} as const satisfies Limit;

/** A confirmation goes to an address that has not asked for it: nobody may make us send many of them to a stranger. */
export const confirmationsOfChannel = {
  name: 'confirmations-of-channel',
  most: 3,
  seconds: hour,
  says: '3 confirmations an hour for one channel',
} as const satisfies Limit;
export const confirmationsOfPerson = {
  name: 'confirmations-of-person',
  most: 20,
  seconds: day,
  says: '20 confirmations a day from one person',
} as const satisfies Limit;
export const confirmationsOfAddress = {
  name: 'confirmations-of-address',
  most: 5,
  seconds: day,
  says: '5 confirmations a day to one address',
} as const satisfies Limit;
