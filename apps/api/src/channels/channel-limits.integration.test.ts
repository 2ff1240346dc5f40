import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { DeliveryModel } from '@red-tortoise/documents';
import { addChannel, channelDrafts, channelOf } from '../test-support/channels.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let ada: Person;
let eve: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
  eve = await api.signUp('Eve');
});

it('a channel is asked to confirm three times an hour, also by several at once', async () => {
  const id = await channelOf(ada, 'email');
  const answers = await Promise.all([1, 2, 3, 4].map(() => ada.post(`/v1/channels/${id}/confirmation`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 429, 429]);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body.code).toBe('request.too-many');
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(3_000);
  expect(await DeliveryModel.countDocuments({ channelId: id })).toBe(3);
});

it('a stranger gets five confirmations a day, whoever asks, however the address is written', async () => {
  const name = crypto.randomUUID();
  const answers = [];
  for (const [index, who] of [ada, eve, ada, eve, ada, eve, ada].entries()) {
    const address = `${index % 2 ? name.toUpperCase() : name}+${index}@example.test`;
    answers.push(await addChannel(who, { kind: 'email', name: 'x', address }));
  }
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429, 429]);
  expect((await eve.get('/v1/channels')).body.items).toHaveLength(2);
});

it('a person has twenty a day sent, also when they remove the channels again', async () => {
  const statuses = [];
  for (let count = 0; count < 21; count++) {
    const { status, body } = await addChannel(ada, channelDrafts.email());
    statuses.push(status);
    if (status === 201) await ada.delete(`/v1/channels/${body.channel.id}`);
  }
  expect(statuses.slice(19)).toEqual([201, 429]);
});

it('nobody sends hundreds of tests', async () => {
  const id = await channelOf(ada, 'webhook');
  const answers = await Promise.all(Array.from({ length: 65 }, () => ada.post(`/v1/channels/${id}/test`)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(60);
});
