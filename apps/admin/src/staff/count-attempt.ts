import { isIPv6 } from 'node:net';
import { TooManyRequests } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

const windowMilliseconds = 15 * 60_000;
/** Tries in a window. An address may be an office, so that it gets more than an account does. */
const most = { account: 10, address: 50 } as const;

export type Tried = 'password' | 'code';

/**
 * Counts a try before it is made, for the account and for the address that it comes from, so that many at once do not
 * slip through. `account` is an e-mail address or a member's id.
 *
 * @throws TooManyRequests until the window is over that has had too many
 */
export async function countAttempt(database: Database, tried: Tried, account: string, address: string): Promise<void> {
  const byAccount = await increment(database, keyOf(tried, account));
  const byAddress = await increment(database, keyOf(tried, networkOf(address)));
  const full = [
    ...(byAccount.count > most.account ? [byAccount] : []),
    ...(byAddress.count > most.address ? [byAddress] : []),
  ];
  if (full.length === 0) return;
  const over = Math.max(...full.map(({ startedAt }) => startedAt.getTime())) + windowMilliseconds;
  throw new TooManyRequests(Math.max(1, Math.ceil((over - Date.now()) / 1_000)));
}

/** What was tried was right. The address goes on being counted: one good account must not free it to try others. */
export async function forgetAttempts(database: Database, tried: Tried, account: string): Promise<void> {
  await database.staffAttempt.deleteMany({ where: { key: keyOf(tried, account) } });
}

const keyOf = (tried: Tried, whose: string) => `${tried}:${whose.toLowerCase()}`;

interface Counted {
  count: number;
  /** Of the window. */
  startedAt: Date;
}

/** One statement, so that two processes never count the same number. Answers with the tries in this window. */
async function increment(database: Database, key: string): Promise<Counted> {
  const now = new Date();
  const begin = new Date(now.getTime() - windowMilliseconds);
  const rows = await database.$queryRaw<Counted[]>`
    insert into staff_attempts as a (key, count, "startedAt") values (${key}, 1, ${now})
    on conflict (key) do update set
      count = case when a."startedAt" < ${begin} then 1 else a.count + 1 end,
      "startedAt" = case when a."startedAt" < ${begin} then ${now} else a."startedAt" end
    returning count, "startedAt"`;
  return rows[0] ?? { count: 1, startedAt: now };
}

/** Whoever has one IPv6 address has 2^64 of them: the network of 64 bits is what counts. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}
