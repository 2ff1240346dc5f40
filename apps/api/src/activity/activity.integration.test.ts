import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Activity, type EventType } from '@red-tortoise/contracts';
import { activityView } from '@red-tortoise/domain';
import type { StreamedEvent } from '@red-tortoise/queue';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let person: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  person = await api.signUp();
});

const hour = 60 * 60 * 1_000;
let offset = 0;

function streamed(subject: string, observedAt: Date, type: EventType = 'package.released'): StreamedEvent {
  offset++;
  const moment = observedAt.toISOString();
  const event = {
    id: crypto.randomUUID().replaceAll('-', ''),
    type,
    subject,
    key: subject,
    occurredAt: moment,
    observedAt: moment,
    schemaVersion: 1,
    historical: false,
    data: { version: '1.0.0', message: null, previousVersion: null, level: null, publisher: null },
  } as StreamedEvent['event'];
  return { event, partition: 0, offset };
}
const count = (events: StreamedEvent[]) => activityView.write(api.stores.context, events, { target: 'current' });
const newPurl = () => `pkg:npm/p-${crypto.randomUUID().slice(0, 8)}`;

describe('the activity of a package', () => {
  it('200: is told by type, for each hour or day in which something happened', async () => {
    const purl = newPurl();
    const today = new Date(new Date().setUTCHours(0, 0, 0, 0));
    await count([
      streamed(purl, new Date(today.getTime() - 26 * hour)),
      streamed(purl, new Date(today.getTime() - 25 * hour)),
      streamed(purl, today, 'package.deprecated'),
      streamed(purl, new Date(today.getTime() - 40 * 24 * hour)),
    ]);
    const path = `/v1/packages/${encodeURIComponent(purl)}/activity`;
    const byDay = (await person.get(path)).body;
    expect(Activity.parse(byDay)).toMatchObject({ total: 3 });
    expect(byDay.windows.map(({ counts }: Activity['windows'][number]) => counts)).toEqual([
      { 'package.released': 2 },
      { 'package.deprecated': 1 },
    ]);
    const byHour = (await person.get(`${path}?by=hour&days=60`)).body;
    expect(byHour.windows).toHaveLength(4);
    expect(byHour.total).toBe(4);
  });

  it('422: what is no purl has none', async () => {
    const { body } = await person.get('/v1/packages/nothing/activity');
    expect(body.code).toBe('package.purl-invalid');
  });
});

describe('the activity of an organisation', () => {
  it('200: counts what touches its projects, each event once; 404 for everybody else', async () => {
    const { context } = api.stores;
    await importLockfile(context, person, [{ name: 'express', version: '4.0.0' }]);
    const { projectId } = await importLockfile(context, person, [{ name: 'express', version: '5.0.0' }], 'other');
    const { organisationId } = (await person.get(`/v1/projects/${projectId}`)).body;
    await count([streamed('pkg:npm/express', new Date()), streamed('pkg:npm/unknown', new Date())]);
    expect((await person.get('/v1/activity')).body).toMatchObject({ total: 1 });
    const named = `/v1/activity?organisationId=${organisationId}`;
    expect((await person.get(named)).body).toMatchObject({ total: 1 });
    const stranger = await api.signUp();
    expect((await stranger.get(named)).body.code).toBe('organisation.not-found');
    expect((await stranger.get('/v1/activity')).body).toEqual({ windows: [], total: 0 });
  });
});
