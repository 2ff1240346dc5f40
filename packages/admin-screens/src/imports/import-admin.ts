import { defineAdmin } from '@red-tortoise/admin-kit';
import { ImportModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const importAdmin = defineAdmin(ImportModel, {
  group: 'Projects',
  title: {
    needs: ['filename', 'format', 'requestedAt'],
    value: ({ filename, format, requestedAt }) => `${filename ?? format ?? 'Upload'} of ${minuteText(requestedAt)}`,
  },
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
