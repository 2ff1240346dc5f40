import { defineAdmin } from '@red-tortoise/admin-kit';
import {
  FeedEntryModel,
  FindingModel,
  FindingTrendModel,
  ImportModel,
  ProjectPackageModel,
} from '@red-tortoise/documents';

const removed = { effect: 'removed', note: 'by the orchestrator, within a minute' } as const;

export const projectAdmin = defineAdmin('Project', {
  group: 'Projects',
  title: 'name',
  list: {
    columns: ['name', 'organisation', 'createdById', 'createdAt', 'deletedAt'],
    search: ['name'],
    filters: ['organisation'],
    order: '-id',
  },
  form: {
    fieldsets: {
      Project: ['id', 'name', 'organisation', 'createdById'],
      Record: ['createdAt', 'updatedAt', 'deletedAt'],
    },
    readonly: ['organisation', 'createdById', 'createdAt', 'deletedAt'],
  },
  writes: ['change'],
  links: { createdById: 'User' },
  dependents: [
    { ...removed, model: ImportModel, field: 'projectId', note: `with their components and files, ${removed.note}` },
    { ...removed, model: FindingModel, field: 'projectId' },
    { ...removed, model: FindingTrendModel, field: 'projectId' },
    { ...removed, model: ProjectPackageModel, field: 'projectId' },
    { ...removed, model: FeedEntryModel, field: 'audience', holds: (id) => `project:${id}` },
  ],
  actions: {
    // The orchestrator removes what it has in MongoDB, then the row.
    remove: {
      label: 'Remove with everything in it',
      dangerous: true,
      removes: true,
      async run({ rows, transaction }) {
        const { count } = await transaction.project.updateMany({
          where: { id: { in: rows.map(({ id }) => id) }, deletedAt: null },
          data: { deletedAt: new Date() },
        });
        return `${count} will be gone within a minute`;
      },
    },
  },
});
