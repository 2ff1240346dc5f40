import { defineAdmin } from '@red-tortoise/admin-kit';

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
  actions: {
    // The orchestrator removes what it has in MongoDB, then the row.
    remove: {
      label: 'Remove with everything in it',
      dangerous: true,
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
