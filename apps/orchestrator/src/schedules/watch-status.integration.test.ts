import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { type MailReceiver, startMailReceiver } from '@red-tortoise/testing/receivers';
import type { OrchestratorContext } from '../context.js';
import { openTestContext } from '../test-support/test-context.js';
import { watchStatus } from './watch-status.js';

const address = 'operator@example.test';

let stores: TestStores;
let context: OrchestratorContext;
let receiver: MailReceiver;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  await stores.database.statusAlert.deleteMany();
  receiver = await startMailReceiver();
  const variables = { SMTP_URL: receiver.url, OPERATOR_EMAIL: address };
  context = await openTestContext(stores, { variables });
});
afterAll(async () => {
  await context.settings.stop();
  await receiver.close();
  await stores.close();
});

const look = (task: ReturnType<typeof watchStatus>) =>
  task.run({
    ...{ id: 'run', startedAt: new Date(), cursor: null, request: null },
    signal: new AbortController().signal,
    saveProgress: async () => {},
  });
const mailed = () => receiver.mails.map(({ text }) => text ?? '').filter((text) => text.includes('advisories-gone'));

it('whoever operates this is mailed once when an alert begins and once when it ends, also behind a refusal', async () => {
  const { database } = stores;
  const task = watchStatus(context);
  const nextRunAt = new Date(Date.now() - 3_600_000);
  const { id } = await database.schedule.create({
    data: { task: 'advisories-gone', description: 'Gone', cron: '0 * * * *', nextRunAt },
  });
  receiver.refused.set(address, 451);
  await look(task);
  expect(mailed()).toEqual([]);
  const errors = stores.errors.map(({ message }) => message);
  expect(errors.filter((message) => message.includes('advisories-gone'))).toHaveLength(1);
  receiver.refused.clear();
  await look(task);
  await look(task);
  expect(mailed()).toEqual([expect.stringContaining('Not all right')]);
  await database.schedule.delete({ where: { id } });
  await look(task);
  await look(task);
  expect(mailed()).toEqual([expect.anything(), expect.stringContaining('All right again')]);
});
