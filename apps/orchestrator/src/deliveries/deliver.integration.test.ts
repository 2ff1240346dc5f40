import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverJob, failuresThatPause } from '@red-tortoise/contracts';
import { AlertModel, DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import { createSealing, enqueueDeliveries, readChannelToken } from '@red-tortoise/domain';
import {
  type MailReceiver,
  startMailReceiver,
  startWebhookReceiver,
  type WebhookReceiver,
} from '@red-tortoise/testing/receivers';
import { Webhook } from 'standardwebhooks';
import { deliverHandler } from '../jobs/deliver.js';
import { DeliveryWorld, signingSecret } from '../test-support/delivery-world.js';
import { createDeliver } from './create-deliver.js';

let mail: MailReceiver;
let receiver: WebhookReceiver;
let world: DeliveryWorld;
let deliver: (id: string) => Promise<void>;
beforeAll(async () => {
  mail = await startMailReceiver();
  receiver = await startWebhookReceiver();
  world = await DeliveryWorld.open({
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'Red Tortoise <alerts@tortoise.example>', OUTGOING_ALLOWED: '127.0.0.0/8' },
    ...{ WEB_URL: 'https://tortoise.example', PUBLIC_API_URL: 'https://api.tortoise.example' },
  });
  const start = createDeliver(world.context);
  deliver = start;
});
afterAll(async () => {
  await world.stores.close();
  await receiver.close();
  await mail.close();
});
beforeEach(async () => {
  await world.empty();
  mail.mails.length = 0;
  mail.refused.clear();
  receiver.requests.length = 0;
  receiver.answer = (_, response) => void response.writeHead(204).end();
});

const refusing = (status: number, headers = {}) => {
  receiver.answer = (_, response) => void response.writeHead(status, headers).end('no');
};
const failing = (id: string) => expect(deliver(id)).rejects.toThrow(/^\d{3}|listens|public/);

it('a message to a suspended organisation is held, whatever asks for it, and goes out when that is lifted', async () => {
  const suspend = (suspendedAt: Date | null) =>
    world.stores.database.organisation.updateMany({ data: { suspendedAt } });
  const id = await world.delivery(await world.channel('webhook', receiver.url));
  await suspend(new Date());
  await deliver(id);
  expect(receiver.requests).toHaveLength(0);
  expect(await world.find(id)).toMatchObject({ state: 'queued', attempts: [] });
  await suspend(null);
  await deliver(id);
  expect(receiver.requests).toHaveLength(1);
  expect(await world.find(id)).toMatchObject({ state: 'sent' });
});

describe('a mail', () => {
  it('goes out once, with headers by which programs know it and people get rid of it', async () => {
    const channelId = await world.channel('email', 'ops@example.test', { failures: 3 });
    const id = await world.delivery(channelId);
    await deliver(id);
    await deliver(id);
    expect(mail.mails).toHaveLength(1);
    const [caught] = mail.mails;
    expect(caught).toMatchObject({ from: 'alerts@tortoise.example', to: ['ops@example.test'] });
    expect(caught?.subject).toBe('lodash 1.0.0: critical finding CVE-2026-1 opened in web-shop');
    const headers = Object.fromEntries((caught?.headers ?? []).map(({ name, value }) => [name, value]));
    expect(headers).toMatchObject({
      'message-id': `<${id}@tortoise.example>`,
      'auto-submitted': 'auto-generated',
      'list-id': `<${channelId}.alerts.tortoise.example>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    const [, token] =
      /^<https:\/\/api\.tortoise\.example\/v1\/unsubscribe\/([^>]+)>$/.exec(headers['list-unsubscribe'] ?? '') ?? [];
    expect(readChannelToken(createSealing({}), 'unsubscribe', token ?? '')).toBe(channelId);
    expect(caught?.text).toContain(`https://tortoise.example/unsubscribe?token=${token}`);
    expect(await world.find(id)).toMatchObject({
      state: 'sent',
      nextAttemptAt: null,
      sentAt: expect.any(Date),
      attempts: [{ outcome: 'sent', status: 250, detail: '250 kept' }],
    });
    expect(await world.findChannel(channelId)).toMatchObject({ failures: 0, lastSentAt: expect.any(Date) });
  });

  it('that the other server refuses for good is given up at once; for now, later', async () => {
    mail.refused.set('gone@example.test', 550).set('full@example.test', 452);
    const gone = await world.delivery(await world.channel('email', 'gone@example.test'));
    await deliver(gone);
    expect(await world.find(gone)).toMatchObject({ state: 'gave-up', attempts: [{ outcome: 'failed', status: 550 }] });
    const full = await world.delivery(await world.channel('email', 'full@example.test'));
    await expect(deliver(full)).rejects.toThrow('452');
    expect(await world.find(full)).toMatchObject({ state: 'failed', attempts: [{ outcome: 'failed', status: 452 }] });
  });

  it('that no mail server takes is tried until one does, and its channel is not to blame', async () => {
    const channelId = await world.channel('email', 'ops@example.test');
    const id = await world.delivery(channelId);
    const environment = { ...world.context.environment, SMTP_URL: 'smtp://127.0.0.1:9' };
    const deliverInVain = createDeliver({ ...world.context, environment });
    for (let attempt = 1; attempt <= deliverJob.attempts + 2; attempt++) {
      await deliverInVain(id);
      const { state, nextAttemptAt } = await world.find(id);
      expect(state).toBe('failed');
      expect((nextAttemptAt?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(600_000);
      await world.elapse(id);
    }
    expect((await world.findChannel(channelId)).failures).toBe(0);
    await deliver(id);
    expect(mail.mails).toHaveLength(1);
    expect(await world.find(id)).toMatchObject({ state: 'sent', ourFailures: 0 });
  });

  it('that no mail server took in a thousand attempts is given up', async () => {
    const id = await world.delivery(await world.channel('email', 'ops@example.test'));
    await DeliveryModel.updateOne({ _id: id }, { $set: { ourFailures: 999 } });
    const environment = { ...world.context.environment, SMTP_URL: 'smtp://127.0.0.1:9' };
    await createDeliver({ ...world.context, environment })(id);
    expect(await world.find(id)).toMatchObject({ state: 'gave-up', nextAttemptAt: null });
  });

  it('without a mail server is given up with the reason, and its channel is not to blame', async () => {
    const channelId = await world.channel('email', 'ops@example.test');
    const id = await world.delivery(channelId);
    const environment = { ...world.context.environment, SMTP_URL: undefined };
    await createDeliver({ ...world.context, environment })(id);
    expect(await world.find(id)).toMatchObject({
      state: 'gave-up',
      attempts: [{ detail: expect.stringContaining('SMTP_URL is not set') }],
    });
    expect((await world.findChannel(channelId)).failures).toBe(0);
  });

  it('to an address that nobody has confirmed is the question whether it is right, and nothing else', async () => {
    const channelId = await world.channel('email', 'new@example.test', { state: 'unconfirmed' });
    const alert = await world.delivery(channelId);
    const confirmation = await world.delivery(channelId, { kind: 'confirmation' });
    await deliver(alert);
    await deliver(confirmation);
    expect(mail.mails.map(({ subject }) => subject)).toEqual(['Confirm this address for alerts']);
    const [, token] = /channels\/confirm\?token=(\S+)/.exec(mail.mails[0]?.text ?? '') ?? [];
    expect(readChannelToken(createSealing({}), 'confirm-channel', token ?? '')).toBe(channelId);
    expect(mail.mails[0]?.headers.some(({ name }) => name === 'list-unsubscribe')).toBe(false);
    expect(await world.find(alert)).toMatchObject({ state: 'queued', attempts: [] });
  });

  it('with a digest has its alerts by what to act on, and names what the budget held back', async () => {
    const channelId = await world.channel('email', 'ops@example.test');
    const [one, other] = [await world.alert('one'), await world.alert('other')];
    await DigestItemModel.create({
      ...{ _id: `${other}/${channelId}`, alertId: other, owner: world.owner, channelId, when: 'daily', heldBack: true },
      at: new Date(),
    });
    const digest = { when: 'daily', date: '2026-11-20', more: 2 } as const;
    await deliver(await world.delivery(channelId, { kind: 'digest', alertIds: [one, other], digest }));
    expect(mail.mails[0]?.subject).toBe('4 alerts: your daily digest of 2026-11-20');
    expect(mail.mails[0]?.text).toMatch(
      /\* one 1\.0\.0: critical finding [^\n]* in web-shop\n.*\* other [^\n]* \(held back\)\n/s,
    );
    expect(mail.mails[0]?.text).toContain('and 2 more');
  });
});

describe('a webhook', () => {
  it('is signed so that a receiver can verify it, and repeats with the same id', async () => {
    const id = await world.delivery(await world.channel('webhook', receiver.url));
    refusing(500);
    await failing(id);
    await world.elapse(id);
    receiver.answer = (_, response) => void response.writeHead(200).end();
    await deliver(id);
    expect(receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    for (const { headers, body } of receiver.requests) {
      const payload = new Webhook(signingSecret).verify(body, headers as Record<string, string>);
      expect(payload).toMatchObject({ type: 'alert', data: { alert: { event: { type: 'finding.opened' } } } });
    }
    expect(receiver.requests[0]?.body).toBe(receiver.requests[1]?.body);
    expect(await world.find(id)).toMatchObject({ state: 'sent', attempts: [{ status: 500 }, { status: 200 }] });
  });

  it('that fails waits, longer each time, and is given up when its attempts are used up', async () => {
    const channelId = await world.channel('webhook', receiver.url);
    const id = await world.delivery(channelId);
    refusing(500);
    const waits: [atLeast: number, atMost: number][] = [];
    for (let attempt = 1; attempt < deliverJob.attempts; attempt++) {
      const before = Date.now();
      await failing(id);
      const { state, nextAttemptAt } = await world.find(id);
      expect(state).toBe('failed');
      const next = nextAttemptAt?.getTime() ?? 0;
      waits.push([next - Date.now(), next - before]);
      await deliver(id);
      await world.elapse(id);
    }
    for (const [index, [atLeast, atMost]] of waits.entries()) {
      expect(atLeast).toBeLessThanOrEqual(30_000 * 2 ** index);
      expect(atMost).toBeGreaterThanOrEqual(21_000 * 2 ** index);
    }
    await deliver(id);
    expect(receiver.requests).toHaveLength(deliverJob.attempts);
    expect(await world.find(id)).toMatchObject({ state: 'gave-up', nextAttemptAt: null });
    expect(await world.findChannel(channelId)).toMatchObject({ failures: 1, state: 'active' });
  });

  it('waits as long as the receiver asks for, up to an hour', async () => {
    const id = await world.delivery(await world.channel('webhook', receiver.url));
    refusing(429, { 'retry-after': '86400' });
    await failing(id);
    const wait = ((await world.find(id)).nextAttemptAt?.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(3_500_000);
    expect(wait).toBeLessThanOrEqual(3_600_000);
  });

  it('to an address that is gone pauses its channel at once and tells its owner, once', async () => {
    const channelId = await world.channel('webhook', receiver.url);
    const [id, next] = [await world.delivery(channelId), await world.delivery(channelId)];
    refusing(410);
    await deliver(id);
    await deliver(id);
    expect(await world.find(id)).toMatchObject({ state: 'gave-up', attempts: [{ status: 410 }] });
    expect(await world.findChannel(channelId)).toMatchObject({ state: 'paused', pauseCause: 'failures' });
    const notices = await AlertModel.find({ owner: world.owner, eventId: null }).lean();
    expect(notices).toMatchObject([{ inbox: true, notice: { channelId, reason: expect.stringContaining('410') } }]);
    await deliver(next);
    expect(receiver.requests).toHaveLength(1);
    expect(await world.find(next)).toMatchObject({ state: 'queued', attempts: [] });
  });

  it(`pauses its channel after ${failuresThatPause} give-ups in a row; a success in between begins anew`, async () => {
    const channelId = await world.channel('webhook', 'http://10.0.0.1/', { failures: failuresThatPause - 1 });
    await deliver(await world.delivery(channelId));
    expect(await world.findChannel(channelId)).toMatchObject({ state: 'paused', failures: failuresThatPause });
    const other = await world.channel('webhook', receiver.url, { failures: failuresThatPause - 1 });
    await deliver(await world.delivery(other));
    expect(await world.findChannel(other)).toMatchObject({ state: 'active', failures: 0 });
  });

  it('pauses its channel after as many give-ups as staff set while the worker runs', async () => {
    const name = 'channels.failures-that-pause';
    await world.stores.database.setting.create({ data: { name, value: 1 } });
    while (world.context.settings.current.value(name) !== 1) await new Promise((resolve) => setTimeout(resolve, 20));
    const channelId = await world.channel('webhook', 'http://10.0.0.1/');
    await deliver(await world.delivery(channelId));
    expect(await world.findChannel(channelId)).toMatchObject({ state: 'paused', failures: 1 });
    await world.stores.database.setting.deleteMany({});
    while (world.context.settings.current.value(name) === 1) await new Promise((resolve) => setTimeout(resolve, 20));
    const other = await world.channel('webhook', 'http://10.0.0.1/');
    await deliver(await world.delivery(other));
    expect(await world.findChannel(other)).toMatchObject({ state: 'active', failures: 1 });
  });

  it('whose worker dies after it gave up pauses the channel all the same', async () => {
    const channelId = await world.channel('webhook', receiver.url, { failures: failuresThatPause });
    const id = await world.delivery(channelId);
    await DeliveryModel.updateOne({ _id: id }, { $set: { state: 'gave-up', nextAttemptAt: null } });
    await deliver(id);
    expect(await world.findChannel(channelId)).toMatchObject({ state: 'paused', pauseCause: 'failures' });
    expect(await AlertModel.countDocuments({ owner: world.owner, eventId: null })).toBe(1);
  });

  it('that was replayed meanwhile is not sent, and stays replayed when it was on its way', async () => {
    const channelId = await world.channel('webhook', receiver.url);
    const id = await world.delivery(channelId);
    receiver.answer = async (_, response) => {
      await DeliveryModel.updateOne({ _id: id }, { $set: { state: 'replayed', nextAttemptAt: null } });
      response.writeHead(204).end();
    };
    await deliver(id);
    await deliver(id);
    expect(receiver.requests).toHaveLength(1);
    expect(await world.find(id)).toMatchObject({ state: 'replayed', attempts: [] });
  });

  it('is not gone as long as one of many projects that it is about is there', async () => {
    const id = await world.delivery(await world.channel('webhook', receiver.url));
    const gone = Array.from({ length: 40 }, () => randomUUID());
    await AlertModel.updateMany({}, { $set: { projectIds: [...gone, world.projectId] } });
    await deliver(id);
    const { data } = JSON.parse(receiver.requests[0]?.body ?? '{}');
    expect(data.alert.projects).toMatchObject([{ projectId: world.projectId }]);
  });

  it('whose alert is gone, or whose secret cannot be opened, says so', async () => {
    const gone = await world.delivery(await world.channel('webhook', receiver.url));
    await AlertModel.deleteMany({});
    await deliver(gone);
    expect(await world.find(gone)).toMatchObject({
      state: 'gave-up',
      attempts: [{ detail: 'what it was about is gone' }],
    });
    const sealed = await world.delivery(await world.channel('webhook', receiver.url, { target: 'v1.nonsense' }));
    await deliver(sealed);
    expect(await world.find(sealed)).toMatchObject({
      state: 'failed',
      attempts: [{ detail: 'the message could not be made' }],
    });
  });
});

describe('Slack', () => {
  it('gets blocks, and whoever says no with 200 is believed', async () => {
    const channelId = await world.channel('slack', `${receiver.url}/services/T/B/x`);
    const id = await world.delivery(channelId);
    receiver.answer = (_, response) => void response.writeHead(200).end('{"ok":false,"error":"channel_is_archived"}');
    await expect(deliver(id)).rejects.toThrow('channel_is_archived');
    await world.elapse(id);
    receiver.answer = (_, response) => void response.writeHead(200).end('ok');
    await deliver(id);
    expect(JSON.parse(receiver.requests[0]?.body ?? '')).toMatchObject({ blocks: expect.any(Array) });
    expect(receiver.requests[0]?.headers['webhook-signature']).toBeUndefined();
    expect(await world.find(id)).toMatchObject({ state: 'sent' });
  });
});

describe('a receiver that does not answer', () => {
  it('has four requests open at the most, stops no other, and gets the rest when it wakes up', async () => {
    const silent = await Promise.all(Array.from({ length: 3 }, () => startWebhookReceiver()));
    const waiting: (() => void)[] = [];
    const slow: string[] = [];
    for (const { url } of silent) {
      const channel = await world.channel('webhook', url);
      slow.push(...(await Promise.all(Array.from({ length: 9 }, () => world.delivery(channel)))));
    }
    for (const each of silent) each.answer = (_, response) => void waiting.push(() => response.writeHead(204).end());
    world.context.queue.work([deliverHandler(world.context)]);
    await enqueueDeliveries(world.context, slow);
    await until(() => waiting.length === 12);
    const mailed = await world.delivery(await world.channel('email', 'ops@example.test'));
    await enqueueDeliveries(world.context, [mailed]);
    await until(() => mail.mails.length === 1);
    expect(waiting).toHaveLength(12);
    while (silent.some(({ requests }) => requests.length < 9) || waiting.length > 0) {
      await until(() => waiting.length > 0);
      waiting.shift()?.();
    }
    await untilSent(slow.length + 1);
    expect(silent.map(({ open }) => open.most)).toEqual([4, 4, 4]);
    const got = silent.flatMap(({ requests }) => requests.map(({ headers }) => headers['webhook-id']));
    expect(got.sort()).toEqual(slow.sort());
    await Promise.all(silent.map((each) => each.close()));
  });

  it('is asked by one worker at a time, though two have the same job', async () => {
    const id = await world.delivery(await world.channel('webhook', receiver.url));
    let answer = () => {};
    receiver.answer = (_, response) => {
      answer = () => void response.writeHead(204).end();
    };
    const first = deliver(id);
    await until(() => receiver.requests.length === 1);
    await createDeliver(world.context)(id);
    answer();
    await first;
    expect(receiver.requests).toHaveLength(1);
    expect((await world.find(id)).attempts).toHaveLength(1);
  });
});

async function untilSent(count: number): Promise<void> {
  while ((await DeliveryModel.countDocuments({ state: 'sent' })) < count)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
