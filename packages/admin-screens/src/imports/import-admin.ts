import { defineAdmin } from '@red-tortoise/admin-kit';
import { ImportModel } from '@red-tortoise/documents';

export const importAdmin = defineAdmin(ImportModel, {
  group: 'Projects',
  list: {
    columns: [
      '_id',
      'projectId',
      'filename',
      'format',
      'state',
      'phase',
      'bytes',
      'attempts',
      'requestedAt',
      'error.code',
    ],
    search: ['_id'],
    filters: ['state', 'projectId'],
  },
  links: { projectId: 'Project', organisationId: 'Organisation', previousImportId: ImportModel },
});
