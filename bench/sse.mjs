/**
 * The live stream: what idle pages cost one copy of the API, and how soon an event is seen.
 * 1,000 pages of 1,000 people, each with a session of their own: the API's resident memory before, with them, and for
 * each; at most 150 MB beside the idle API. Then, with these pages still open, 500 events a second are stored as a
 * pipeline stores them, for 20 more people who watch the packages: through the real relay, broker, processors and API,
 * until an open page has the message, or has read its feed again where it was told to; p95 at most 1 s.
 * `node bench/sse.mjs [pages] [events a second] [seconds]`, after `npm run build`.
 */
import { randomUUID } from 'node:crypto';
import { openDatabase } from '@red-tortoise/database';
import { closeDocuments, EventModel, models, openDocuments } from '@red-tortoise/documents';
import { readProcesses } from '../infra/local/stack/read-processes.mjs';
import { makePeople, openPage, openPages, wait } from './live-readers.mjs';
import { milliseconds, percentile, withProduct } from './product.mjs';

const pages = Number(process.argv[2] ?? 1_000);
const eventsPerSecond = Number(process.argv[3] ?? 500);
const seconds = Number(process.argv[4] ?? 30);
const readers = 20;
const packagesOfAReader = 5;
const beat = 100;
const names = Array.from({ length: readers * packagesOfAReader }, (_, number) => `live-${number}`);

await withProduct(
  [],
  async ({ env, urls }) => {
    await openDocuments({ url: env.MONGODB_URL, timeout: 30_000 });
    const database = openDatabase({ url: env.DATABASE_URL, timeout: 30_000 });
    try {
      for (const model of models) await model.collection.deleteMany({});
      await measureMemory(urls.api, await makePeople(database, pages, env.AUTH_SECRET));
      await measureLatency(urls.api, await makePeople(database, readers, env.AUTH_SECRET));
    } finally {
      await database.$disconnect();
      await closeDocuments();
    }
  },
  {},
  'bench-sse',
);

async function measureMemory(api, people) {
  // What is loaded and compiled with the first pages is no page's cost.
  for (const page of await openPages(api, people.slice(0, 50))) page.close();
  const before = await residentMemory();
  await openPages(api, people);
  await wait(45_000); // Heartbeats and sweeps have come by.
  const after = await residentMemory();
  const kilobytes = ((after - before) * 1024) / people.length;
  print('idle pages', `${people.length}`);
  print('API before / with them', `${before.toFixed(0)} MB / ${after.toFixed(0)} MB`);
  print('for them, and each', `${(after - before).toFixed(0)} MB`, `${kilobytes.toFixed(1)} KB`, 'limit 150 MB');
}

/** The least of some looks, in MB: what is garbage is no page's either. */
async function residentMemory() {
  const looks = [];
  for (let look = 0; look < 20; look++) {
    await wait(1_000);
    const processes = readProcesses(process.pid).filter(({ part }) => part === 'api');
    looks.push(Math.max(...processes.map(({ rss }) => rss)) / 1024);
  }
  return Math.min(...looks);
}

async function measureLatency(api, people) {
  const storedAt = new Map();
  const seenAfter = new Map();
  let refreshes = 0;
  const see = (items) => {
    const now = performance.now();
    for (const { event } of items) {
      if (storedAt.has(event.id) && !seenAfter.has(event.id)) seenAfter.set(event.id, now - storedAt.get(event.id));
    }
  };
  for (const [number, person] of people.entries()) {
    await watch(api, person, names.slice(number * packagesOfAReader, (number + 1) * packagesOfAReader));
    await openPage(api, person, async (name, data) => {
      if (name === 'feed') see(data.items);
      if (name !== 'refresh') return;
      refreshes++;
      see((await ask(api, person, '/v1/feed?limit=200')).items);
    });
  }
  await storeEvents(50, storedAt, 5); // Everything has run once.
  await until(() => seenAfter.size === storedAt.size, 30_000);
  storedAt.clear();
  seenAfter.clear();
  await storeEvents(eventsPerSecond, storedAt, seconds);
  await until(() => seenAfter.size === storedAt.size, 30_000);
  const figures = [...seenAfter.values()];
  const rate = `${eventsPerSecond}/s for ${seconds} s, ${readers} readers among ${pages} idle pages`;
  print('events seen / stored', `${seenAfter.size} / ${storedAt.size}`, rate);
  print(
    'stored → seen',
    `median ${milliseconds(percentile(figures, 0.5))}`,
    `p95 ${milliseconds(percentile(figures, 0.95))}`,
  );
  print('slowest', milliseconds(Math.max(...figures)), `${refreshes} readers were told to read again`, 'limit p95 1 s');
}

/** As a pipeline stores them; an event counts as stored when its write begins. */
async function storeEvents(rate, storedAt, duration) {
  const start = performance.now();
  for (let stored = 0; stored < rate * duration; ) {
    const due = Math.min(rate * duration, Math.ceil(((performance.now() - start) / 1_000) * rate));
    const events = Array.from({ length: due - stored }, (_, number) =>
      release(names[(stored + number) % names.length]),
    );
    for (const { _id } of events) storedAt.set(_id, performance.now());
    if (events.length > 0) await EventModel.insertMany(events, { lean: true });
    stored = due;
    await wait(beat);
  }
}

function release(name) {
  const now = new Date();
  const subject = `pkg:npm/${name}`;
  const version = `1.0.${Math.floor(Math.random() * 1e9)}`;
  return {
    _id: randomUUID().replaceAll('-', ''),
    type: 'package.released',
    subject,
    key: subject,
    occurredAt: now,
    observedAt: now,
    schemaVersion: 1,
    historical: false,
    data: { version, previousVersion: '1.0.0', level: 'patch', publisher: null },
    published: false,
  };
}

async function watch(api, person, packages) {
  for (const name of packages) await ask(api, person, `/v1/watches/${encodeURIComponent(`pkg:npm/${name}`)}`, 'PUT');
}

async function ask(api, { cookie }, path, method = 'GET') {
  const response = await fetch(`${api}${path}`, { method, headers: { cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

async function until(isSo, atMost) {
  for (const end = Date.now() + atMost; !isSo() && Date.now() < end; ) await wait(50);
}

function print(title, ...figures) {
  process.stdout.write(`${title.padEnd(26)}${figures.join('   ')}\n`);
}
