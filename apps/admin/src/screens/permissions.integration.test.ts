import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdminSite as DeclaredSite } from '@red-tortoise/admin-kit';
import { adminScreens } from '@red-tortoise/admin-screens';
import { AdminListPage, AdminSite, adminEndpoints } from '@red-tortoise/contracts';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';
import { whoMay } from '../staff/test-support/who-may.js';

type Verb = keyof typeof adminEndpoints;
interface Question {
  /** What the verb asks for, beside `view`; null: `view` is enough. */
  needs: string | null;
  method: string;
  path: string;
  body?: object;
  /** Without `view`: screens and what belongs to them are not there. */
  hidden?: number;
}

let admin: TestAdmin;
let worker: Staff;
let mapping: { id: string; version: string };
let scheduleId: string;
let entryId: string;
let jobId: string;
let viewId: string;
/** Mappings that everybody has. */
let given: string[];

beforeAll(async () => {
  admin = await startAdmin();
  worker = await admin.hire({ permissions: ['licence-mapping.view'] });
  await worker.enter();
  given = (await admin.stores.database.licenceMapping.findMany({ select: { id: true } })).map(({ id }) => id);
}, 300_000);
afterAll(() => admin.close());

beforeEach(async () => {
  const { database } = admin.stores;
  await database.licenceMapping.deleteMany({ where: { id: { notIn: given } } });
  await may('licence-mapping.add', 'licence-mapping.change');
  const made = await worker.post('/admin/api/screens/licence-mapping/rows', {
    values: { text: 'new bsd', spdx: 'BSD-3' },
  });
  const path = `/admin/api/screens/licence-mapping/rows/${made.body.id}`;
  mapping = (await worker.send('PATCH', path, { values: { spdx: 'BSD-3-Clause' }, version: made.body.version })).body;
  const entry = await database.auditEntry.findFirstOrThrow({ where: { objectId: mapping.id, verb: 'change' } });
  const task = { task: 'a-test', description: '', cron: '* * * * *' };
  const schedule = await database.schedule.upsert({
    where: { task_name: { task: 'a-test', name: '' } },
    create: task,
    update: {},
  });
  const asked = { screen: 'licence-mapping', name: 'csv', selection: { all: {} }, requestedByName: '', total: 0 };
  const job = await database.adminJob.create({
    data: {
      ...asked,
      ...{ kind: 'export', state: 'done', requestedById: worker.id },
      pieces: { create: { piece: 0, data: new Uint8Array(gzipSync('')) } },
    },
  });
  const view = { name: 'A view', screen: 'licence-mapping', ownerId: worker.id };
  const where = { screen_ownerId_name: { screen: view.screen, ownerId: view.ownerId, name: view.name } };
  viewId = (await database.adminView.upsert({ where, create: view, update: {} })).id;
  [scheduleId, entryId, jobId] = [schedule.id, entry.id, job.id];
});

/** Gives the worker exactly these permissions beside seeing the two screens. */
async function may(...permissions: string[]): Promise<void> {
  await mayOnly('licence-mapping.view', 'schedule.view', ...permissions);
}

async function mayOnly(...permissions: string[]): Promise<void> {
  const members = { some: { memberId: worker.id } };
  await admin.stores.database.staffGroup.updateMany({ where: { members }, data: { permissions } });
}

const ask = (staff: Staff, { method, path, body }: Question) => staff.send(method, path, body);

function questions(): Record<Verb, Question> {
  const screen = '/admin/api/screens/licence-mapping';
  const schedule = '/admin/api/screens/schedule';
  const rows = { selection: { ids: [mapping.id] } };
  const tasks = { selection: { ids: [scheduleId] } };
  const { version } = mapping;
  const get = (path: string, hidden?: number): Question => ({ needs: null, method: 'GET', path, hidden });
  return {
    site: get('/admin/api/site'),
    list: get(`${screen}/rows`, 404),
    facets: get(`${screen}/filters`, 404),
    read: get(`${screen}/rows/${mapping.id}`, 404),
    lookup: { ...get('/admin/api/screens/pipeline-run/lookup/schedule', 404), needs: 'pipeline-run.view' },
    history: get(`${screen}/rows/${mapping.id}/history`, 404),
    recent: get('/admin/api/history'),
    jobs: get('/admin/api/jobs'),
    job: get(`/admin/api/jobs/${jobId}`),
    jobFile: get(`/admin/api/jobs/${jobId}/file`, 404),
    views: get(`${screen}/views`, 404),
    retryJob: { needs: null, method: 'POST', path: `/admin/api/jobs/${jobId}/retry`, body: {}, hidden: 404 },
    cancelJob: { needs: null, method: 'POST', path: `/admin/api/jobs/${jobId}/cancellation`, body: {} },
    create: {
      needs: 'licence-mapping.add',
      method: 'POST',
      path: `${screen}/rows`,
      body: { values: { text: 'x11', spdx: 'MIT' } },
      hidden: 404,
    },
    update: {
      needs: 'licence-mapping.change',
      method: 'PATCH',
      path: `${screen}/rows/${mapping.id}`,
      body: { values: { spdx: 'MIT' }, version },
      hidden: 404,
    },
    updateSome: {
      needs: 'licence-mapping.change',
      method: 'PATCH',
      path: `${screen}/rows`,
      body: { rows: [{ id: mapping.id, version, values: { spdx: 'MIT' } }] },
      hidden: 404,
    },
    previewRemoval: {
      needs: 'licence-mapping.delete',
      method: 'POST',
      path: `${screen}/removal/preview`,
      body: rows,
      hidden: 404,
    },
    remove: { needs: 'licence-mapping.delete', method: 'POST', path: `${screen}/removal`, body: rows, hidden: 404 },
    previewAction: {
      needs: 'schedule.pause',
      method: 'POST',
      path: `${schedule}/actions/pause/preview`,
      body: tasks,
      hidden: 404,
    },
    act: { needs: 'schedule.pause', method: 'POST', path: `${schedule}/actions/pause`, body: tasks, hidden: 404 },
    export: { needs: null, method: 'POST', path: `${screen}/exports`, body: { ...rows, format: 'csv' }, hidden: 404 },
    restore: {
      needs: 'licence-mapping.change',
      method: 'POST',
      path: `/admin/api/history/${entryId}/restore`,
      body: {},
      hidden: 404,
    },
    saveView: { needs: null, method: 'POST', path: `${screen}/views`, body: { name: 'Another' }, hidden: 404 },
    removeView: { needs: null, method: 'DELETE', path: `${screen}/views/${viewId}`, hidden: 404 },
  };
}

describe('every route', () => {
  const levels = ['everyone', 'half-way', 'staff'];
  const permissions = Object.keys(whoMay).filter((needed) => !levels.includes(needed));
  const declared = DeclaredSite.of(adminScreens).permissions;
  const refusals = {
    nobody: '401 staff.sign-in-required',
    halfWay: '403 staff.second-factor-required',
    lacks: '403 staff.not-allowed',
  };
  /** What the guard says to somebody, of every route that needs this; `null`: it lets them pass. */
  async function answers(somebody: Staff, needed: string): Promise<(string | null)[]> {
    const said: (string | null)[] = [];
    for (const route of whoMay[needed] ?? []) {
      const [method = '', path = ''] = route.split(' ');
      // Of rows that nobody has, and with nothing that could be done: what comes behind the guard refuses it.
      const body = method === 'GET' ? undefined : {};
      const answer = await somebody.send(method, path.replaceAll(/:\w+/g, 'some'), body);
      const text = `${answer.status} ${answer.body?.code}`;
      said.push(Object.values(refusals).includes(text) ? text : null);
    }
    return said;
  }
  const all = (needed: string, answer: string | null) => whoMay[needed]?.map(() => answer);
  let halfWay: Staff;
  let boss: Staff;
  beforeAll(async () => {
    halfWay = await admin.hire({ superuser: true });
    boss = await admin.hire({ superuser: true });
    await boss.enter();
  });

  it('that is registered is known here, and no other', () => {
    expect([...admin.routes].sort()).toEqual(Object.values(whoMay).flat().sort());
  });

  it.each(Object.keys(whoMay))('for %s is for them and for no others', async (needed) => {
    const level = levels.indexOf(needed);
    expect(await answers(admin.anyone(), needed)).toEqual(all(needed, level === 0 ? null : refusals.nobody));
    // What is half-way ends the session as well.
    await halfWay.signIn();
    const passes = level === 0 || level === 1;
    expect(await answers(halfWay, needed)).toEqual(all(needed, passes ? null : refusals.halfWay));
    if (level >= 0) {
      const anyStaff = await admin.hire();
      await anyStaff.enter();
      expect(await answers(anyStaff, needed)).toEqual(all(needed, null));
      return;
    }
    await mayOnly(...[...declared, ...permissions].filter((permission) => permission !== needed));
    expect(await answers(worker, needed)).toEqual(all(needed, refusals.lacks));
    await mayOnly(needed);
    expect(await answers(worker, needed)).toEqual(all(needed, null));
    expect(await answers(boss, needed)).toEqual(all(needed, null));
  });
});

describe.each(Object.keys(adminEndpoints) as Verb[])('%s', (verb) => {
  it('is for those who have its permission, and for no others', async () => {
    const question = questions()[verb];
    const everythingElse = [
      'licence-mapping.add',
      'licence-mapping.change',
      'licence-mapping.delete',
      'schedule.pause',
      'schedule.resume',
      'user.change',
    ];
    if (question.needs !== null) {
      await may(...everythingElse.filter((permission) => permission !== question.needs));
      expect([403, 404, 409]).toContain((await ask(worker, question)).status);
    }
    await may(...(question.needs === null ? [] : [question.needs]));
    const { status } = await ask(worker, question);
    expect(status).toBe(adminEndpoints[verb] === adminEndpoints.create ? 201 : verb === 'removeView' ? 204 : 200);
  });

  it('tells nothing of a screen to those who may not see it', async () => {
    const question = questions()[verb];
    await mayOnly('licence-mapping.add', 'licence-mapping.change', 'licence-mapping.delete', 'schedule.pause');
    const { status, body } = await ask(worker, question);
    expect(status).toBe(question.hidden ?? 200);
    if (question.hidden === undefined) expect(JSON.stringify(body)).not.toContain(mapping.id);
  });
});

describe.each(['audit-entry', 'staff-event'])('%s, for somebody who may everything', (screen) => {
  const path = `/admin/api/screens/${screen}`;
  let boss: Staff;
  let row: { id: string; version: string };
  beforeAll(async () => {
    boss = await admin.hire({ superuser: true });
    await boss.enter();
  });
  beforeEach(async () => {
    const { rows } = AdminListPage.parse((await boss.get(`${path}/rows?limit=1`)).body);
    row = (await boss.get(`${path}/rows/${rows[0]?.id}`)).body;
  });

  it.each<[string, string, () => object]>([
    ['POST', '/rows', () => ({ values: { byName: 'Nobody', event: 'nothing' } })],
    ['PATCH', '/rows', () => ({ rows: [{ id: row.id, version: row.version, values: { comment: 'x' } }] })],
    ['PATCH', '/rows/:id', () => ({ values: { comment: 'x' }, version: row.version })],
    ['PATCH', '/rows/:id', () => ({ values: {}, version: row.version, inlines: { entries: { remove: [row.id] } } })],
    ['POST', '/removal', () => ({ selection: { ids: [row.id] } })],
    ['POST', '/removal', () => ({ selection: { all: {} } })],
    ['POST', '/removal/preview', () => ({ selection: { ids: [row.id] } })],
    ['POST', '/actions/delete', () => ({ selection: { ids: [row.id] } })],
    ['POST', '/actions/change', () => ({ selection: { all: {} }, input: { comment: 'x' } })],
  ])('%s %s leaves it as it is', async (method, rest, body) => {
    const answer = await boss.send(method, path + rest.replace(':id', row.id), body());
    expect([403, 404]).toContain(answer.status);
    const { body: now } = await boss.get(`${path}/rows/${row.id}`);
    expect([now.version, now.can]).toEqual([row.version, { change: false, delete: false }]);
  });

  it('a restoration never speaks of it', async () => {
    const data = { byId: boss.id, byName: 'Sam', screen, objectId: row.id, objectTitle: 'x', verb: 'change' };
    const forged = await admin.stores.database.auditEntry.create({
      data: { ...data, before: { comment: 'before' }, after: { comment: 'after' } },
    });
    const answer = await boss.post(`/admin/api/history/${forged.id}/restore`);
    expect([answer.status, answer.body.code]).toEqual([409, 'admin.not-restorable']);
  });
});

it('the record hangs on no row that could take it along', async () => {
  const links = await admin.stores.database.$queryRaw`
    select conname from pg_constraint
    where contype = 'f' and conrelid in ('audit_entries'::regclass, 'staff_events'::regclass)`;
  expect(links).toEqual([]);
});

describe('on every screen', () => {
  const screens = [...DeclaredSite.of(adminScreens).screens.values()];
  /** What changes something or asks what would be changed, with what it needs; null: nobody may. */
  const writesOf = ({ name, actions, writes, permissions }: (typeof screens)[number]) => {
    const path = `/admin/api/screens/${name}`;
    const selection = { ids: ['some-id'] };
    const needs = (write: 'add' | 'change' | 'delete') => (writes.has(write) ? permissions[write] : null);
    const values = { 'no-field': true };
    return [
      [needs('add'), 'POST', `${path}/rows`, { values }],
      [needs('change'), 'PATCH', `${path}/rows`, { rows: [{ id: 'some-id', version: 'v', values }] }],
      [needs('change'), 'PATCH', `${path}/rows/some-id`, { values, version: 'v' }],
      [needs('delete'), 'POST', `${path}/removal`, { selection }],
      [needs('delete'), 'POST', `${path}/removal/preview`, { selection }],
      ...[...actions.values()].flatMap(
        (action) =>
          [
            [action.permission, 'POST', `${path}/actions/${action.name}`, { selection }],
            [action.permission, 'POST', `${path}/actions/${action.name}/preview`, { selection }],
          ] as const,
      ),
    ] as const;
  };
  const everything = [...new Set(screens.flatMap((screen) => [screen.permissions.view, ...ownOf(screen)]))];
  function ownOf(screen: (typeof screens)[number]): string[] {
    return [...new Set(writesOf(screen).flatMap(([needed]) => needed ?? []))];
  }
  const codes = (screen: (typeof screens)[number]) =>
    Promise.all(
      writesOf(screen).map(async ([, method, path, body]) => (await worker.send(method, path, body)).body?.code),
    );

  it('each permission opens what it is for and nothing else, and all others together do not', async () => {
    for (const screen of screens) {
      const { view } = screen.permissions;
      const own = ownOf(screen);
      await mayOnly(...everything.filter((permission) => permission !== view));
      expect([screen.name, new Set(await codes(screen))]).toEqual([screen.name, new Set(['admin.screen-not-found'])]);
      await mayOnly(...everything.filter((permission) => !own.includes(permission)));
      expect([screen.name, new Set(await codes(screen))]).toEqual([screen.name, new Set(['staff.not-allowed'])]);
      for (const permission of own) {
        await mayOnly(view, permission);
        const refused = (await codes(screen)).map((code) => code === 'staff.not-allowed');
        const expected = writesOf(screen).map(([needed]) => needed !== permission);
        expect([permission, refused]).toEqual([permission, expected]);
      }
    }
  }, 300_000);

  it('what may not be done is not offered', async () => {
    const shownTo = async () =>
      AdminSite.parse((await worker.get('/admin/api/site')).body).groups.flatMap((group) => group.screens);
    await mayOnly(...screens.map(({ permissions }) => permissions.view));
    const shown = await shownTo();
    expect(shown.map(({ name }) => name).sort()).toEqual(screens.map(({ name }) => name).sort());
    expect(shown.filter(({ actions, can }) => actions.length > 0 || can.add || can.change || can.delete)).toEqual([]);
    await mayOnly();
    expect(await shownTo()).toEqual([]);
  });
});

it('an answer has the shape that its contract says', async () => {
  const boss = await admin.hire({ superuser: true });
  await boss.enter();
  const site = AdminSite.parse((await boss.get('/admin/api/site')).body);
  const screens = site.groups.flatMap((group) => group.screens);
  for (const screen of screens) {
    const { status, body } = await boss.get(`/admin/api/screens/${screen.name}/rows?limit=3`);
    expect([screen.name, status]).toEqual([screen.name, 200]);
    AdminListPage.parse(body);
    const filters = await boss.get(`/admin/api/screens/${screen.name}/filters`);
    expect([screen.name, filters.status]).toEqual([screen.name, 200]);
    const { rows } = AdminListPage.parse(body);
    const { status: found } = await boss.get(
      `/admin/api/screens/${screen.name}/rows/${encodeURIComponent(rows[0]?.id ?? 'none')}`,
    );
    expect([screen.name, found]).toEqual([screen.name, rows.length > 0 ? 200 : 404]);
  }
}, 300_000);

it.each([
  ['GET', 'rows?limit=0', undefined],
  ['GET', 'rows?filters=%7B', undefined],
  ['GET', 'rows?order=%27;drop', undefined],
  ['GET', `rows?search=${'x'.repeat(201)}`, undefined],
  ['POST', 'rows', { values: { text: 'x' }, surplus: true }],
  ['POST', 'removal', { selection: { ids: [] } }],
  ['POST', 'removal', { selection: { ids: Array.from({ length: 1_001 }, (_, at) => String(at)) } }],
  ['PATCH', 'rows', { rows: [] }],
])('%s %s %j is refused as a whole', async (method, path, body) => {
  await may('licence-mapping.add', 'licence-mapping.delete', 'licence-mapping.change');
  const answer = await worker.send(method, `/admin/api/screens/licence-mapping/${path}`, body);
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

it('a stale save is a problem that carries the row as it is now', async () => {
  await may('licence-mapping.change');
  const path = `/admin/api/screens/licence-mapping/rows/${mapping.id}`;
  const answer = await worker.send('PATCH', path, { values: { spdx: 'MIT' }, version: 'old' });
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({
    code: 'admin.stale',
    conflict: { version: mapping.version, fields: [{ field: 'spdx', yours: 'MIT', now: 'BSD-3-Clause' }] },
  });
});

it('what cannot be saved is told by the name of the field', async () => {
  await may('licence-mapping.add');
  const body = { values: { text: ' ', spdx: 'MIT' } };
  const answer = await worker.post('/admin/api/screens/licence-mapping/rows', body);
  expect(answer).toMatchObject({ status: 422, body: { code: 'admin.invalid', issues: [{ path: 'text' }] } });
});
