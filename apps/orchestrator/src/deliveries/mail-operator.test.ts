import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Environment } from '@red-tortoise/config';
import { type MailReceiver, startMailReceiver } from '@red-tortoise/testing/receivers';
import { createOperatorMail } from './mail-operator.js';

let receiver: MailReceiver;
beforeAll(async () => {
  receiver = await startMailReceiver();
});
afterAll(() => receiver.close());

const named = (change: Partial<Environment> = {}) =>
  ({
    ...{ SMTP_URL: receiver.url, OPERATOR_EMAIL: 'operator@example.test' },
    ...{ MAIL_FROM: 'Red Tortoise <rt@example.test>', ADMIN_URL: 'https://admin.example.test', ...change },
  }) as Environment;

it('one mail says what broke, what holds again, and where to look', async () => {
  const opened = [{ rule: 'disk-full', text: 'The disk is 95 % full.' }];
  const closed = [{ rule: 'dead-letters', text: 'One message waits.' }];
  await createOperatorMail(named())?.({ opened, closed });
  expect(receiver.mails).toEqual([
    expect.objectContaining({
      to: ['operator@example.test'],
      subject: 'Red Tortoise: 1 not all right, 1 all right again',
      text: expect.stringMatching(
        /Not all right:\s+- The disk[\s\S]*All right again:\s+- One[\s\S]*\/operations\/status/,
      ),
    }),
  ]);
});

it('nobody is mailed where nobody is named, or no mail server', () => {
  expect(createOperatorMail(named({ OPERATOR_EMAIL: undefined }))).toBeNull();
  expect(createOperatorMail(named({ SMTP_URL: undefined }))).toBeNull();
});
