import { randomUUID } from 'node:crypto';
import type { Database, User } from '@red-tortoise/database';
import {
  ActivityWindowModel,
  ComponentModel,
  contentId,
  EventModel,
  FeedEntryModel,
  FindingModel,
  FindingTrendModel,
  ImportContentModel,
  ImportModel,
  NotAssessedModel,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';

interface Place {
  organisationId: string;
  projectId: string;
  importId: string;
}
const at = new Date('2026-11-01T12:00:00Z');
const atOnce = 5_000;

/** A project with everything that an import brings about, and what an organisation has beside. */
export async function fillOrganisation(database: Database, organisationId: string, userId: string, components: number) {
  await database.organisationPolicy.create({ data: { organisationId, rules: {}, updatedById: userId } });
  await database.importCount.create({ data: { organisationId, day: at, count: 1 } });
  await database.apiToken.create({
    data: { organisationId, createdById: userId, name: 'CI', hash: `token-${organisationId}`, prefix: 'rt_' },
  });
  await database.featureFlag.upsert({
    where: { name: 'a-test' },
    create: { name: 'a-test', description: '', state: 'organisations', organisationIds: [organisationId] },
    update: { organisationIds: { push: organisationId } },
  });
  const { id: projectId } = await database.project.create({
    data: { organisationId, name: 'web-shop', createdById: userId },
  });
  const place = { organisationId, projectId, importId: randomUUID() };
  await createImport(place, components);
  await createFindings(place, await database.user.findUniqueOrThrow({ where: { id: userId } }));
  await createView(place);
}

async function createImport({ organisationId, projectId, importId }: Place, components: number): Promise<void> {
  const owners = { importId, projectId, organisationId };
  await ImportModel.create({
    ...{ _id: importId, organisationId, projectId, sha256: importId, bytes: 1, state: 'done', phase: 'finished' },
    ...{ counts: {}, progress: {}, requestedAt: at, createdAt: at },
  });
  await ImportContentModel.create({ _id: `${importId}/0`, importId, piece: 0, data: Buffer.from('x') });
  for (let first = 0; first < components; first += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, components - first) }, (_, index) => {
      const sortKey = `1part-${first + index}@1.0.0 npm`;
      const name = `part-${first + index}`;
      const purls = { purl: `pkg:npm/${name}@1.0.0`, packagePurl: `pkg:npm/${name}` };
      return { _id: `${importId}/${sortKey}`, ...owners, sortKey, ...purls, ecosystem: 'npm', name, version: '1.0.0' };
    });
    await ComponentModel.collection.insertMany(rows as never[]);
  }
  await NotAssessedModel.create({
    _id: `${importId}/0`,
    ...owners,
    position: 0,
    name: 'left',
    reason: 'git',
    detail: '',
  });
  await ProjectStateModel.create({ _id: projectId, organisationId, currentImportId: importId });
  await ProjectPackageModel.create({
    ...{ _id: `${projectId}/pkg:npm/part-0`, projectId, organisationId, packagePurl: 'pkg:npm/part-0' },
    ...{ name: 'part-0', version: '1.0.0', direct: true, dev: false, path: [], feed: 'current' },
  });
}

async function createFindings({ organisationId, projectId }: Place, { id: userId, name }: User): Promise<void> {
  await FindingModel.create({
    ...{ _id: contentId('finding', projectId), organisationId, projectId, purl: 'pkg:npm/part-0@1.0.0' },
    ...{ packagePurl: 'pkg:npm/part-0', ecosystem: 'npm', name: 'part-0', version: '1.0.0', primaryName: 'CVE-1' },
    ...{ severity: { level: 'high' }, malicious: false, present: true, state: 'false-positive', openedAt: at },
    ...{ openedBy: { cause: 'import', importId: null }, severityKey: 'a', packageKey: 'a' },
    triage: { state: 'false-positive', justification: null, until: null, note: null, userId, by: name, at },
    history: [
      { at, by: name, from: null, to: 'open', reason: 'triage-removed', note: null },
      { at, by: name, userId, from: 'open', to: 'false-positive', reason: 'triage', note: null },
    ],
  });
  await FindingTrendModel.create({
    ...{ _id: `${projectId}/2026-11-01`, projectId, organisationId, date: '2026-11-01', open: {}, malicious: 0 },
  });
}

async function createView({ organisationId, projectId }: Place): Promise<void> {
  const subject = `project:${projectId}`;
  const eventId = contentId('event', projectId);
  await EventModel.create({
    ...{ _id: eventId, type: 'project.imported', subject, key: organisationId, occurredAt: at, observedAt: at },
    ...{ schemaVersion: 1, historical: false, data: { importId: null }, published: true },
  });
  await FeedEntryModel.create({
    ...{ _id: `${subject}/${eventId}`, owner: organisationId, audience: subject, eventId, type: 'project.imported' },
    ...{ occurredAt: at, addedAt: at, fresh: false, direct: true, production: true },
  });
  const window = `organisation:${organisationId}`;
  await ActivityWindowModel.create({
    _id: `${window}/2026-11-01T12`,
    subject: window,
    from: at,
    counts: {},
    marks: {},
  });
}
