import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CustomerProof, type CustomerSubject, runCustomerRequestJob } from '@red-tortoise/contracts';
import { AlertModel, contentId, FindingModel, toEvent } from '@red-tortoise/documents';
import { createCustomer, openStores, type TestCustomer, type TestStores } from '@red-tortoise/testing';
import { activityView, feedView, raiseAlerts } from '../index.js';
import { type CustomerScope, findCustomer } from './customer-scope.js';
import { readRows } from './data-set-rows.js';
import { dataSets } from './inventory.js';
import { readCustomerFile } from './read-customer-file.js';
import { requestErasure, requestExport } from './request-customer.js';
import { failCustomerRequest, recoverCustomerRequests, runCustomerRequest } from './run-customer-request.js';

let stores: TestStores;
let ada: TestCustomer;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  await stores.database.$executeRawUnsafe(
    'truncate feature_flags, verifications, support_codes, customer_requests, projects cascade',
  );
  ada = await createCustomer(stores.database, 'ada');
});

const by = { id: 'grace', name: 'Grace' };
const ask = (subject: CustomerSubject, id: string) => ({ subject, id, reason: 'asked by letter', by });
/** Nobody else writes here while something is erased. */
const quick = { settlesIn: 10 };
const nothing: CustomerProof[string] = { found: 0, done: 0, left: 0, kept: null };

/** Every row of a customer, in every data set, as text. */
async function everythingOf(scope: CustomerScope): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const set of dataSets) {
    const rows = await readRows(stores.database, set, scope, null, 10_000);
    found[set.name] = rows.map(({ row }) => JSON.stringify(row, (_, v) => (typeof v === 'bigint' ? String(v) : v)));
  }
  return found;
}
const scopeOf = async (subject: CustomerSubject, id: string) =>
  (await findCustomer(stores.database, subject, id)).scope;

async function erase(subject: CustomerSubject, id: string, name: string) {
  const request = await stores.database.$transaction((transaction) =>
    requestErasure(transaction, { ...ask(subject, id), name }),
  );
  await runCustomerRequest(stores, request.id, quick);
  return stores.database.customerRequest.findUniqueOrThrow({ where: { id: request.id } });
}

async function exportOf(subject: CustomerSubject, id: string) {
  const { id: requestId } = await stores.database.$transaction((transaction) =>
    requestExport(transaction, ask(subject, id)),
  );
  await runCustomerRequest(stores, requestId);
  const { content, name } = await readCustomerFile(stores.database, requestId);
  const text = gunzipSync(Buffer.concat(await content.toArray())).toString('utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { dataSet: string; row: Record<string, unknown> });
  return { requestId, name, text, lines };
}

/** Of an organisation, or of a person: those that can have something of it. */
const setsOf = (subject: CustomerSubject) => dataSets.filter(({ of }) => of === subject || of === 'both');
const subjects = [
  ['organisation', () => ada.organisationId, () => 'ada'],
  ['person', () => ada.userId, () => ada.email],
] as const;

describe.each(subjects)('the erasure of %s', (subject, idOf, nameOf) => {
  it('leaves nothing in either store but what is kept by design, and proves it by data set', async () => {
    const scope = await scopeOf(subject, idOf());
    const before = await everythingOf(scope);
    for (const { name } of setsOf(subject)) expect([name, before[name]?.length]).not.toEqual([name, 0]);
    // In the store: other tests leave many.
    const entries = () => stores.database.$queryRaw`
      select count(*)::int, md5(string_agg(md5(entry::text), '' order by id)) from audit_entries as entry`;
    const record = await entries();
    const request = await erase(subject, idOf(), nameOf());
    expect(await entries()).toEqual(record);
    expect(request).toMatchObject({ state: 'done', subjectName: '', scope: {}, error: null });
    const proof = request.proof as CustomerProof;
    const after = await everythingOf(scope);
    for (const { name, erased } of dataSets) {
      const found = before[name]?.length ?? 0;
      const isKept = erased.how === 'keep';
      const expected = { found, done: isKept ? 0 : found, left: isKept ? found : 0 };
      expect([name, proof[name]]).toEqual([name, { ...nothing, ...expected, kept: isKept ? erased.because : null }]);
      expect([name, after[name]?.length]).toEqual([name, isKept ? found : 0]);
    }
  });

  it('touches nothing of anybody else', async () => {
    const bob = await createCustomer(stores.database, 'bob');
    const others = [await scopeOf('organisation', bob.organisationId), await scopeOf('person', bob.userId)];
    const before = await Promise.all(others.map(everythingOf));
    await erase(subject, idOf(), nameOf());
    expect(await Promise.all(others.map(everythingOf))).toEqual(before);
  });

  it('lets nobody in from the moment that it is asked for', async () => {
    const { database } = stores;
    const scope = await scopeOf(subject, idOf());
    await database.$transaction((transaction) =>
      requestErasure(transaction, { ...ask(subject, idOf()), name: nameOf() }),
    );
    const where = { OR: [{ organisationId: { in: scope.organisationIds } }, { createdById: { in: scope.userIds } }] };
    expect(await database.apiToken.count({ where })).toBe(0);
    expect(await database.session.count({ where: { userId: { in: scope.userIds } } })).toBe(0);
    expect(await database.membership.count({ where: { organisationId: { in: scope.organisationIds } } })).toBe(0);
  });

  it('may be done again from the start, and says the same', async () => {
    const scope = await scopeOf(subject, idOf());
    const first = await erase(subject, idOf(), nameOf());
    await stores.database.customerRequest.update({
      where: { id: first.id },
      data: { state: 'running', scope: { ...scope } },
    });
    await runCustomerRequest(stores, first.id, quick);
    const again = await stores.database.customerRequest.findUniqueOrThrow({ where: { id: first.id } });
    expect(again).toMatchObject({ state: 'done', proof: first.proof });
  });
});

describe('an erasure', () => {
  it('is refused under another name, while something is under way, and for an only owner', async () => {
    const { database } = stores;
    const asked = (name: string) =>
      database.$transaction((transaction) => requestErasure(transaction, { ...ask('person', ada.userId), name }));
    await expect(asked('ada')).rejects.toMatchObject({ code: 'customer.name-differs' });
    await database.membership.updateMany({ where: { userId: ada.memberId }, data: { role: 'member' } });
    await expect(asked(ada.email)).rejects.toMatchObject({ code: 'customer.only-owner', detail: 'ada' });
    expect(await database.session.count({ where: { userId: ada.userId } })).toBe(1);
    await database.membership.updateMany({ where: { userId: ada.memberId }, data: { role: 'owner' } });
    await asked(ada.email);
    await expect(asked(ada.email)).rejects.toMatchObject({ code: 'customer.request-open' });
    const nobody = database.$transaction((transaction) => requestExport(transaction, ask('person', 'nobody')));
    await expect(nobody).rejects.toMatchObject({ code: 'customer.not-found' });
  });

  it('takes the person’s name from what they decided elsewhere, and nothing but the name', async () => {
    const decided = { organisationId: ada.organisationId };
    const entry = { at: new Date(), from: 'open', to: 'open', reason: 'triage', note: null };
    const colleague = { ...entry, by: 'ada', userId: ada.memberId };
    const old = { ...entry, by: 'ada' };
    const theirs = { ...entry, by: 'ada', userId: ada.userId };
    const history = [old, theirs, colleague];
    await FindingModel.updateMany(decided, { $set: { 'triage.by': 'ada', history } });
    // Here they decided, too, and have left since.
    const bob = await createCustomer(stores.database, 'bob');
    const left = { organisationId: bob.organisationId };
    await FindingModel.updateMany(left, { $set: { 'triage.by': 'ada', 'triage.userId': ada.userId, history } });
    await erase('person', ada.userId, ada.email);
    const finding = await FindingModel.findOne(decided).lean();
    const erased = { by: 'Erased person', userId: null };
    expect(finding?.triage).toMatchObject({ state: 'false-positive', ...erased });
    expect(finding?.history).toEqual([{ ...old, ...erased }, { ...theirs, ...erased }, colleague]);
    const elsewhere = await FindingModel.findOne(left).lean();
    expect(elsewhere?.triage).toMatchObject({ state: 'false-positive', ...erased });
    expect(elsewhere?.history).toEqual([old, { ...theirs, ...erased }, colleague]);
    const where = { organisationId: ada.organisationId };
    expect(await stores.database.project.findFirst({ where })).toMatchObject({ createdById: null });
    expect(await stores.database.organisationPolicy.findFirst({ where })).toMatchObject({ updatedById: null });
  });

  it('takes from the inboxes of members what was about the organisation only', async () => {
    const project = await stores.database.project.findFirstOrThrow({ where: { organisationId: ada.organisationId } });
    const owner = ada.memberId;
    const alert = (id: string, projectIds: string[], watched: boolean) =>
      AlertModel.create({
        ...{ _id: contentId(id), owner, ownerKind: 'person', eventId: id, malicious: false, at: new Date() },
        ...{ inbox: true, state: 'unread', heldBack: false, projectIds, watched },
      });
    await alert('only', [project.id], false);
    await alert('watched too', [project.id], true);
    await alert('other', [project.id, 'another'], false);
    await erase('organisation', ada.organisationId, 'ada');
    const left = await AlertModel.find({ owner, eventId: { $in: ['only', 'watched too', 'other'] } }).lean();
    expect(left.map(({ eventId, projectIds }) => [eventId, projectIds]).sort()).toEqual([
      ['other', ['another']],
      ['watched too', []],
    ]);
  });

  it('that was given up goes on when its job is tried again', async () => {
    const { database } = stores;
    const { id } = await database.$transaction((transaction) =>
      requestErasure(transaction, { ...ask('organisation', ada.organisationId), name: 'ada' }),
    );
    await expect(runCustomerRequest(stores, id, { signal: AbortSignal.abort() })).rejects.toThrow();
    await failCustomerRequest(stores, id, new Error('the store was away'));
    expect(await database.customerRequest.findUnique({ where: { id } })).toMatchObject({ state: 'failed' });
    await runCustomerRequest(stores, id, quick);
    const request = await database.customerRequest.findUniqueOrThrow({ where: { id } });
    expect(request).toMatchObject({ state: 'done', subjectName: '', error: null });
    expect(await AlertModel.countDocuments({ owner: ada.organisationId })).toBe(0);
  });

  it('whose last attempt failed while nobody could note it goes on with the next sweep', async () => {
    const { database, queue } = stores;
    const { id } = await database.$transaction((transaction) =>
      requestErasure(transaction, { ...ask('organisation', ada.organisationId), name: 'ada' }),
    );
    await database.customerRequest.update({ where: { id }, data: { state: 'running' } });
    let isAway = true;
    queue.work([
      {
        definition: runCustomerRequestJob,
        concurrency: 1,
        handle: async (payload) => {
          if (isAway) throw new Error('PostgreSQL is away');
          await runCustomerRequest(stores, (payload as { requestId: string }).requestId, quick);
        },
        handleFailed: async () => {},
      },
    ]);
    const last = { ...runCustomerRequestJob, attempts: 1 };
    await queue.enqueue(last, { requestId: id }, { jobId: `customer-${id}` });
    await until(async () => (await queue.jobs.count()).some(({ failed }) => failed > 0));
    isAway = false;
    expect(await recoverCustomerRequests(stores, 0)).toBe(1);
    await until(async () => (await database.customerRequest.count({ where: { id, state: 'done' } })) === 1);
  });

  it('removes the files of earlier exports', async () => {
    const { requestId } = await exportOf('person', ada.userId);
    await erase('person', ada.userId, ada.email);
    await expect(readCustomerFile(stores.database, requestId)).rejects.toMatchObject({ code: 'customer.file-gone' });
    const request = await stores.database.customerRequest.findUniqueOrThrow({ where: { id: requestId } });
    expect(request).toMatchObject({ subjectName: '', scope: {}, expiresAt: new Date(0) });
  });

  it('holds against events that come later', async () => {
    const scope = await scopeOf('organisation', ada.organisationId);
    const project = await stores.database.project.findFirstOrThrow({ where: { organisationId: ada.organisationId } });
    await erase('organisation', ada.organisationId, 'ada');
    const observedAt = new Date();
    const events = [`project:${project.id}`, 'pkg:npm/part-0', 'pkg:npm/watched'].map((subject, offset) => ({
      partition: 0,
      offset,
      event: toEvent({
        ...{ _id: contentId('late', subject), type: 'package.released', subject, key: subject, occurredAt: observedAt },
        ...{ observedAt, schemaVersion: 1, historical: false, published: true },
        data: { version: '2.0.0', level: 'major', prerelease: false },
      }),
    }));
    await feedView.write(stores, events, { target: 'current' });
    await activityView.write(stores, events, { target: 'current' });
    await raiseAlerts(
      stores,
      events.map(({ event }) => event),
    );
    const after = await everythingOf(scope);
    for (const { name, erased } of dataSets) {
      if (erased.how !== 'keep') expect([name, after[name]]).toEqual([name, []]);
    }
  });
});

describe.each(subjects)('the export of %s', (subject, idOf, _nameOf) => {
  it('is one file with every row once, without secrets', async () => {
    const expected = await everythingOf(await scopeOf(subject, idOf()));
    const { lines, text, name } = await exportOf(subject, idOf());
    expect(name).toMatch(new RegExp(`^${subject}-\\d{4}-\\d{2}-\\d{2}\\.ndjson\\.gz$`));
    for (const { name: set, exported } of dataSets) {
      const count = lines.filter(({ dataSet }) => dataSet === set).length;
      expect([set, count]).toEqual([set, 'not' in exported ? 0 : expected[set]?.length]);
    }
    expect(text).not.toMatch(/(password|session|token|secret|target|feed|verification|support)-[0-9a-f]{8}-/);
    expect(lines[0]).toMatchObject({ dataSet: 'export', row: { subject, id: idOf() } });
  });
});

describe('an export', () => {
  it('that is cut off goes on there, and writes no line twice', async () => {
    const many = await createCustomer(stores.database, 'many', { components: 2_500 });
    const { database } = stores;
    const { id } = await database.$transaction((transaction) =>
      requestExport(transaction, ask('organisation', many.organisationId)),
    );
    for (const left of ['1', '2']) {
      await expect(runCustomerRequest(stores, id, { signal: AbortSignal.abort() })).rejects.toThrow();
      expect(await database.customerRequestPiece.count({ where: { requestId: id } })).toBe(Number(left));
    }
    await runCustomerRequest(stores, id);
    const { content } = await readCustomerFile(database, id);
    const lines = gunzipSync(Buffer.concat(await content.toArray()))
      .toString('utf8')
      .trim()
      .split('\n');
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((line) => line.startsWith('{"dataSet":"component"'))).toHaveLength(2_500);
  });

  it('can be fetched for a week, and its file is removed then', async () => {
    const { requestId } = await exportOf('person', ada.userId);
    const { database } = stores;
    const expiresAt = new Date(Date.now() - 1);
    await database.customerRequest.update({ where: { id: requestId }, data: { expiresAt } });
    await expect(readCustomerFile(database, requestId)).rejects.toMatchObject({ code: 'customer.file-gone' });
    await recoverCustomerRequests(stores);
    expect(await database.customerRequestPiece.count({ where: { requestId } })).toBe(0);
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
