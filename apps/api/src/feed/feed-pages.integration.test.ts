import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedPage, type FeedQuery, FeedReasons } from '@red-tortoise/contracts';
import { EventModel, type FeedEntryDocument, FeedEntryModel, ProjectPackageModel } from '@red-tortoise/documents';
import { projectAudience, watchAudience } from '@red-tortoise/domain';
import { commandsDuring } from '../test-support/commands-during.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

const projectCount = 24;
const eventCount = 240;
/** The newest concern every project, so that their entries fill several reads. */
const ofEverybody = 80;
const types = ['package.released', 'package.deprecated', 'package.unpublished', 'package.publisher-changed'] as const;
const newest = Date.now() - 3_600_000;
const minute = 60_000;
const unique = crypto.randomUUID().slice(0, 8);
const purlOf = (number: number) => `pkg:npm/p-${unique}-${number % 7}`;

let api: TestApi;
let person: Person;
/** The last one is deleted; its entries are still there. */
let projectIds: string[];
let entries: FeedEntryDocument[];
let seenAt: Date;

beforeAll(async () => {
  api = await startApi();
  person = await api.signUp();
  projectIds = [];
  for (let number = 0; number <= projectCount; number++)
    projectIds.push((await person.post('/v1/projects', { name: `part ${number}` })).body.id);
  await api.stores.database.project.update({ where: { id: projectIds.at(-1) }, data: { deletedAt: new Date() } });
  const events = Array.from({ length: eventCount }, (_, number) => eventOf(number));
  entries = events.flatMap((event, number) => entriesOf(event, number));
  await EventModel.insertMany(events);
  await FeedEntryModel.insertMany(entries);
  await ProjectPackageModel.insertMany(projectIds.flatMap((projectId) => [0, 1, 2, 3, 4, 5, 6].map(useOf(projectId))));
  seenAt = new Date(newest - 50 * minute);
  await person.put(`/v1/feed/seen?until=${seenAt.toISOString()}`);
});
afterAll(() => api.close());

/** Three at a time happen at the same moment. */
function eventOf(number: number) {
  const at = new Date(newest - Math.floor(number / 3) * minute);
  return {
    _id: `${String((number * 7_919) % 1_000).padStart(8, '0')}${unique}${String(number).padStart(16, '0')}`,
    type: types[number % types.length] ?? types[0],
    subject: purlOf(number),
    key: purlOf(number),
    occurredAt: at,
    observedAt: at,
    schemaVersion: 1,
    historical: false,
    data: {
      version: '1.0.0',
      previousVersion: '0.9.0',
      level: null,
      publisher: null,
      message: 'gone',
      from: 'a',
      to: 'b',
      firstTime: true,
    },
  };
}

function entriesOf(event: ReturnType<typeof eventOf>, number: number): FeedEntryDocument[] {
  const concerned = projectIds.filter(
    (_, position) => number < ofEverybody || (number * 31 + position * 17) % 11 === 0,
  );
  const owners = concerned.map((id) => ({ owner: person.organisationId, audience: projectAudience(id) }));
  if (number % 5 === 0) owners.push({ owner: person.userId, audience: watchAudience(person.userId) });
  return owners.map(({ owner, audience }, position) => ({
    _id: `${audience}/${event._id}`,
    owner,
    audience,
    eventId: event._id,
    type: event.type,
    packagePurl: event.subject,
    occurredAt: event.occurredAt,
    addedAt: event.observedAt,
    // New to some of those that it concerns, to all or to nobody.
    fresh: number % 4 !== 0 && (number + position) % 3 !== 0,
    direct: (number + position * 5) % 7 === 0,
    production: (number * 3 + position) % 4 !== 0,
    level: null,
    prerelease: false,
    severity: null,
    malicious: false,
    fixable: null,
    partition: null,
    offset: null,
  }));
}

const useOf = (projectId: string) => (number: number) => ({
  _id: `${projectId}/${purlOf(number)}`,
  projectId,
  organisationId: person.organisationId,
  packagePurl: purlOf(number),
  name: purlOf(number),
  version: '1.0.0',
  direct: false,
  dev: false,
  path: ['express@4.0.0', `${number}`],
  addedAt: new Date(0),
  feed: 'current' as const,
});

async function read(query: string): Promise<FeedPage> {
  const { status, body } = await person.get(`/v1/feed?${query}`);
  expect(status).toBe(200);
  return FeedPage.parse(body);
}

async function readAll(query: string, limit: number): Promise<FeedPage['items']> {
  const items: FeedPage['items'] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: FeedPage = await read(`${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

const shownOf = ({ event, isNew, reasons, moreReasons }: FeedPage['items'][number]) => ({
  id: event.id,
  isNew,
  reasons: reasons.map(({ projectId }) => projectId),
  moreReasons,
});

/** What a page should show, from all entries at once. */
function naively({ types, direct, production }: Partial<FeedQuery>): ReturnType<typeof shownOf>[] {
  const visible = entries.filter(
    (entry) =>
      entry.audience !== projectAudience(projectIds.at(-1) ?? '') &&
      (!types || types.includes(entry.type)) &&
      (!direct || entry.direct) &&
      (!production || entry.production),
  );
  const events = [...new Set(visible.map(({ eventId }) => eventId))].map((id) => {
    const own = visible.filter(({ eventId }) => eventId === id);
    const ofProjects = own
      .filter(({ owner }) => owner === person.organisationId)
      .sort(
        (one, other) =>
          Number(other.direct) - Number(one.direct) ||
          Number(other.production) - Number(one.production) ||
          (one.audience < other.audience ? -1 : 1),
      );
    const isNew = own.some(({ fresh, addedAt }) => fresh && addedAt > seenAt);
    const reasons = ofProjects.slice(0, 3).map(({ audience }) => audience.slice(projectAudience('').length));
    const shown = { id, isNew, reasons, moreReasons: ofProjects.length - reasons.length };
    return { at: own[0]?.occurredAt.getTime() ?? 0, shown };
  });
  events.sort((one, other) => other.at - one.at || (one.shown.id < other.shown.id ? 1 : -1));
  return events.map(({ shown }) => shown);
}

describe('the pages of a feed', () => {
  it.each([
    ['', {}],
    ['types=package.deprecated', { types: ['package.deprecated'] }],
    ['types=package.deprecated,package.released', { types: ['package.deprecated', 'package.released'] }],
    [`types=${types.join(',')}`, {}],
    ['direct=true', { direct: true }],
    ['production=true', { production: true }],
    ['direct=true&production=true&types=package.released', { direct: true, production: true, types: [types[0]] }],
  ] satisfies [string, Partial<FeedQuery>][])(
    'show with "%s" what all its entries say, whatever their size',
    async (query, filter) => {
      const expected = naively(filter);
      expect(expected.length).toBeGreaterThan(10);
      for (const limit of [7, 50, 200]) expect((await readAll(query, limit)).map(shownOf)).toEqual(expected);
    },
  );

  it('are read with few commands, and little more than their entries', async () => {
    const { items } = await read('limit=50');
    const shown = items.length * projectCount;
    for (const [query, counted] of [
      ['limit=50', 2_200 * 2],
      [`limit=50&cursor=${(await read('limit=10')).next}`, 0],
    ]) {
      const commands = await commandsDuring(() => read(`${query}`));
      expect(commands.length).toBeLessThanOrEqual(12);
      const of = (name: string) => commands.filter(({ collection }) => collection === name);
      const mostRead = of('feed_entries').reduce((sum, { limit }) => sum + limit, 0);
      expect(mostRead).toBeLessThan(shown * 1.5 + 400 + Number(counted));
      expect(of('project_packages')).toHaveLength(1);
      expect(of('project_packages')[0]?.ids).toBeLessThanOrEqual(items.length * 3);
    }
  });

  it('count what is new on the first one only, each event once', async () => {
    const expected = naively({}).filter(({ isNew }) => isNew).length;
    expect(expected).toBeGreaterThan(99);
    const { newCount, moreNew, next } = await read('limit=10');
    expect([newCount, moreNew]).toEqual([99, true]);
    expect(await read(`limit=10&cursor=${next}`)).toMatchObject({ newCount: null, moreNew: false });
  });
});

describe('the reasons of an event', () => {
  const { _id: id } = eventOf(1);

  it('are all projects that it came through, in pages of any size', async () => {
    for (const limit of [5, 24, 200]) {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await person.get(`/v1/feed/${id}/reasons?limit=${limit}${cursor && `&cursor=${cursor}`}`);
        const page: FeedReasons = FeedReasons.parse(body);
        expect(page.items[0]).toMatchObject({ version: '1.0.0', path: ['express@4.0.0', expect.any(String)] });
        found.push(...page.items.map(({ projectId }) => projectId));
        cursor = page.next;
      }
      expect(found).toEqual(projectIds.slice(0, -1).sort());
    }
  });

  it('are nobody else’s', async () => {
    const stranger = await api.signUp();
    const { status, body } = await stranger.get(`/v1/feed/${id}/reasons`);
    expect([status, body.code]).toEqual([404, 'event.not-found']);
  });
});
