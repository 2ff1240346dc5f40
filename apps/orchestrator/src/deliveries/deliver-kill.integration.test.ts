import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DeliveryModel } from '@red-tortoise/documents';
import { enqueueDeliveries } from '@red-tortoise/domain';
import { openQueue, type Queue } from '@red-tortoise/queue';
import {
  type MailReceiver,
  startMailReceiver,
  startWebhookReceiver,
  type WebhookReceiver,
} from '@red-tortoise/testing/receivers';
import { DeliveryWorld } from '../test-support/delivery-world.js';
import { OrchestratorProcess } from '../test-support/orchestrator-process.js';

const namespace = `deliver-${randomUUID().slice(0, 8)}`;

let mail: MailReceiver;
let receiver: WebhookReceiver;
let world: DeliveryWorld;
let queue: Queue;
let orchestrator: OrchestratorProcess;
beforeAll(async () => {
  mail = await startMailReceiver();
  receiver = await startWebhookReceiver();
  world = await DeliveryWorld.open({});
  await world.empty();
  queue = await openQueue({
    redisUrl: process.env.REDIS_URL as string,
    rabbitUrl: process.env.RABBITMQ_URL as string,
    namespace,
    timeout: 10_000,
    onError: () => {},
  });
  orchestrator = new OrchestratorProcess({
    ...{ NAMESPACE: namespace, NPM_REGISTRY_URL: 'http://127.0.0.1:9/' },
    ...{ SMTP_URL: mail.url, OUTGOING_ALLOWED: '127.0.0.0/8' },
  });
  await orchestrator.start();
}, 300_000);
afterAll(async () => {
  await orchestrator.stop();
  await queue.close();
  await world.stores.close();
  await receiver.close();
  await mail.close();
});

it('a worker that is killed while it sends: the message goes out again with the same id, and is one in the log', async () => {
  receiver.answer = () => {};
  const webhook = await world.delivery(await world.channel('webhook', receiver.url));
  const mailed = await world.delivery(await world.channel('email', 'ops@example.test'));
  await enqueueDeliveries({ ...world.stores, queue }, [webhook, mailed]);
  await until(async () => receiver.requests.length === 1 && (await world.find(mailed)).state === 'sent');
  await orchestrator.kill();
  receiver.answer = (_, response) => void response.writeHead(204).end();
  await orchestrator.start();
  await until(async () => (await world.find(webhook)).state === 'sent');
  expect(receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual([webhook, webhook]);
  expect(receiver.requests[0]?.body).toBe(receiver.requests[1]?.body);
  expect(mail.mails).toHaveLength(1);
  expect(await DeliveryModel.countDocuments({})).toBe(2);
  expect(await world.find(webhook)).toMatchObject({ attempts: [{ outcome: 'sent', status: 204 }] });
}, 300_000);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
