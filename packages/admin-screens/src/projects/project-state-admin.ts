import { defineAdmin } from '@red-tortoise/admin-kit';
import { ImportModel, ProjectStateModel } from '@red-tortoise/documents';

export const projectStateAdmin = defineAdmin(ProjectStateModel, {
  group: 'Projects',
  list: {
    columns: [
      '_id',
      'organisationId',
      'currentImportId',
      'currentRequestedAt',
      'summary.verdict',
      'summary.components',
    ],
    search: ['_id'],
    filters: ['organisationId'],
  },
  links: { _id: 'Project', organisationId: 'Organisation', currentImportId: ImportModel },
});
