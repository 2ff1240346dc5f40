import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type ComponentDocument,
  ComponentModel,
  EventModel,
  FeedEntryModel,
  ImportContentModel,
  ImportModel,
  NotAssessedModel,
  PackageModel,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { acceptImport, fanOut, type ProjectScope, processImport, refreshViews, syncProjectFeed } from '../index.js';
import { withoutPlan } from '../settings/plan-limits.js';

let stores: TestStores;
let scope: ProjectScope;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  const { organisationId, projectId } = await createProjectRows(stores.database);
  scope = { organisationId, projectId };
});

const registry = 'https://registry.example.test';
/** A package-lock of version 3: what the project asks for, and what each package is. */
function lockfile(dependencies: Record<string, string>, packages: Record<string, object>): Buffer {
  const entries = Object.entries(packages).map(([path, entry]) => [
    `node_modules/${path}`,
    { resolved: `${registry}/${path.split('node_modules/').at(-1)}/-/x.tgz`, integrity: 'sha512-AA==', ...entry },
  ]);
  return Buffer.from(
    JSON.stringify({
      name: 'web-shop',
      lockfileVersion: 3,
      packages: { '': { name: 'web-shop', dependencies }, ...Object.fromEntries(entries) },
    }),
  );
}
const small = lockfile(
  { express: '^5.0.0' },
  {
    express: { version: '5.0.0', dependencies: { 'body-parser': '^2.0.0' } },
    'body-parser': { version: '2.0.0', license: 'MIT' },
  },
);
const larger = lockfile(
  { express: '^5.0.0', zod: '^4.0.0' },
  { express: { version: '5.1.0' }, zod: { version: '4.0.0' } },
);

async function importNow(content: Buffer) {
  const accepted = await acceptImport(stores, scope, { filename: 'package-lock.json', content });
  await processImport(stores, accepted._id);
  return (await ImportModel.findById(accepted._id).lean()) as NonNullable<Awaited<ReturnType<typeof acceptImport>>>;
}

describe('an import', () => {
  it('becomes the components of its project, with the path that pulls each in', async () => {
    const done = await importNow(small);
    expect(done).toMatchObject({ state: 'done', format: 'package-lock', error: null });
    expect(done.counts).toEqual({ components: 2, direct: 1, notAssessed: 0, packagesAdded: 2, packagesRemoved: 0 });
    const components = (await ComponentModel.find({ importId: done._id })
      .sort({ sortKey: 1 })
      .lean()) as ComponentDocument[];
    expect(components.map(({ purl, direct, path }) => ({ purl, direct, path }))).toEqual([
      { purl: 'pkg:npm/express@5.0.0', direct: true, path: ['express@5.0.0'] },
      { purl: 'pkg:npm/body-parser@2.0.0', direct: false, path: ['express@5.0.0', 'body-parser@2.0.0'] },
    ]);
    expect(await ImportContentModel.countDocuments({})).toBe(0);
  });

  it('of the same content is the same import and runs once', async () => {
    const first = await importNow(small);
    const again = await acceptImport(stores, scope, { filename: 'other-name.json', content: small });
    expect(again._id).toBe(first._id);
    expect(again.state).toBe('done');
    expect(await ImportModel.countDocuments({})).toBe(1);
  });

  it('that runs twice ends in the same state', async () => {
    const accepted = await acceptImport(stores, scope, { filename: null, content: small });
    await Promise.all([processImport(stores, accepted._id), processImport(stores, accepted._id)]);
    await processImport(stores, accepted._id);
    expect(await ComponentModel.countDocuments({})).toBe(2);
    expect(await EventModel.countDocuments({ type: 'project.imported' })).toBe(1);
  });

  it('that cannot be judged fails with its code, and its content is not kept', async () => {
    const failed = await importNow(Buffer.from('{"lockfileVersion":3,"packages":{'));
    expect(failed.state).toBe('failed');
    expect(failed.error?.code).toMatch(/^manifest\./);
    expect(await ImportContentModel.countDocuments({})).toBe(0);
    expect(await ProjectStateModel.findById(scope.projectId).lean()).toBeNull();
  });
});

describe('the plan of the organisation', () => {
  it('lets an import of more components fail, with how many there may be; the project shows the one before', async () => {
    const before = await importNow(small);
    const plan = () => ({ ...withoutPlan, label: 'Free', componentsPerImport: 1 });
    const ecosystemOf = (type: string) => type;
    const accepted = await acceptImport(stores, scope, { filename: null, content: larger });
    await processImport(stores, accepted._id, { plan, ecosystemOf });
    expect(await ImportModel.findById(accepted._id).lean()).toMatchObject({
      state: 'failed',
      error: { code: 'quota.exceeded', detail: expect.stringMatching(/has 2 components.*“Free” of Test allows 1/) },
    });
    expect((await ProjectStateModel.findById(scope.projectId).lean())?.currentImportId).toBe(before._id);
    expect(await ImportContentModel.countDocuments({})).toBe(0);
  });

  it('is asked before each new piece of work, and not for what is there', async () => {
    const asked: string[] = [];
    const accept = (content: Buffer, answer: string) =>
      acceptImport(stores, scope, { filename: null, content }, async () => void asked.push(answer));
    await importNow(small);
    await accept(small, 'shown already');
    await accept(larger, 'new');
    expect(asked).toEqual(['new']);
    const refused = acceptImport(stores, scope, { filename: null, content: Buffer.from('{}') }, () =>
      Promise.reject(new Error('not today')),
    );
    await expect(refused).rejects.toThrow('not today');
    expect(await ImportModel.countDocuments({})).toBe(2);
  });
});

describe('a newer import', () => {
  it('becomes the current one, and the older one is kept', async () => {
    const older = await importNow(small);
    const newer = await importNow(larger);
    const state = await ProjectStateModel.findById(scope.projectId).lean();
    expect(state?.currentImportId).toBe(newer._id);
    expect(newer.counts).toMatchObject({ packagesAdded: 1, packagesRemoved: 1 });
    expect(await ComponentModel.countDocuments({ importId: older._id })).toBe(2);
  });

  it('does not win over one that was asked for later but ran earlier', async () => {
    const older = await acceptImport(stores, scope, { filename: null, content: small });
    const newer = await acceptImport(stores, scope, { filename: null, content: larger });
    await ImportModel.updateOne({ _id: newer._id }, { requestedAt: new Date(Date.now() + 5) });
    await processImport(stores, newer._id);
    await processImport(stores, older._id);
    expect((await ProjectStateModel.findById(scope.projectId).lean())?.currentImportId).toBe(newer._id);
  });

  it('of content that was there before brings that content back', async () => {
    const first = await importNow(small);
    await importNow(larger);
    const back = await importNow(small);
    expect(back._id).toBe(first._id);
    expect((await ProjectStateModel.findById(scope.projectId).lean())?.currentImportId).toBe(first._id);
    const packages = await ProjectPackageModel.distinct('packagePurl', {
      projectId: scope.projectId,
      feed: { $ne: 'removed' },
    });
    expect(packages.sort()).toEqual(['pkg:npm/body-parser', 'pkg:npm/express']);
  });
});

describe('the feed of a project', () => {
  const released = (purl: string, version: string, historical: boolean, observedAt = new Date('2026-01-02')) => ({
    id: Buffer.from(`${purl}@${version}`).toString('hex').padEnd(32, '0').slice(-32),
    type: 'package.released' as const,
    subject: purl,
    key: purl,
    occurredAt: '2026-01-01T00:00:00.000Z',
    observedAt: observedAt.toISOString(),
    schemaVersion: 1 as const,
    historical,
    data: { version, previousVersion: null, level: null, publisher: null },
  });
  const store = ({ id, ...event }: ReturnType<typeof released>) =>
    EventModel.create({
      ...event,
      _id: id,
      occurredAt: new Date(event.occurredAt),
      observedAt: new Date(event.observedAt),
    });

  it('holds the history of its packages as history, and what comes as new, each once', async () => {
    const past = released('pkg:npm/express', '4.9.9', true);
    await store(past);
    await importNow(small);
    await syncProjectFeed(stores, scope.projectId);
    const coming = released('pkg:npm/express', '5.9.9', false, new Date());
    await store(coming);
    await fanOut(stores, [past, coming]);
    await fanOut(stores, [coming]);
    await syncProjectFeed(stores, scope.projectId);
    const entries = await FeedEntryModel.find({ packagePurl: 'pkg:npm/express' }).lean();
    expect(entries.map(({ eventId, fresh }) => [eventId, fresh]).sort()).toEqual(
      [
        [past.id, false],
        [coming.id, true],
      ].sort(),
    );
    expect(
      entries.every(({ owner, direct, production }) => owner === scope.organisationId && direct && production),
    ).toBe(true);
  });

  it('loses the entries of packages that the project no longer uses', async () => {
    await store(released('pkg:npm/body-parser', '2.0.0', true));
    await importNow(small);
    await syncProjectFeed(stores, scope.projectId);
    expect(await FeedEntryModel.countDocuments({ packagePurl: 'pkg:npm/body-parser' })).toBe(1);
    await importNow(larger);
    await syncProjectFeed(stores, scope.projectId);
    expect(await FeedEntryModel.countDocuments({ packagePurl: 'pkg:npm/body-parser' })).toBe(0);
    expect((await PackageModel.findById('pkg:npm/body-parser').lean())?.wanted).toBe(false);
    expect((await PackageModel.findById('pkg:npm/express').lean())?.wanted).toBe(true);
  });
});

describe('what the registry says', () => {
  it('reaches the components and the counts of every project that uses the package', async () => {
    await importNow(small);
    await PackageModel.updateOne(
      { _id: 'pkg:npm/express' },
      { latest: '6.0.0', state: 'fetched', fetchedAt: new Date(), attemptedAt: new Date(), viewsPending: true },
    );
    expect(await refreshViews(stores)).toBe(1);
    const component = await ComponentModel.findOne({ packagePurl: 'pkg:npm/express' }).lean();
    expect(component?.facts).toMatchObject({ latest: '6.0.0', behind: 'major', fetched: true });
    const state = await ProjectStateModel.findById(scope.projectId).lean();
    expect(state?.summary).toMatchObject({ components: 2, direct: 1, notFetched: 1, behind: { major: 1, unknown: 1 } });
    expect(await refreshViews(stores)).toBe(0);
    expect(await NotAssessedModel.countDocuments({})).toBe(0);
  });
});
