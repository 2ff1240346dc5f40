import { defineAdmin } from '@red-tortoise/admin-kit';
import { ImportModel, ProjectStateModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const projectStateAdmin = defineAdmin(ProjectStateModel, {
  group: 'Projects',
  title: {
    needs: ['currentRequestedAt'],
    value: ({ currentRequestedAt }) =>
      currentRequestedAt ? `As of ${minuteText(currentRequestedAt)}` : 'Nothing imported yet',
  },
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
