import { defineAdmin } from '@red-tortoise/admin-kit';
import { ImportModel, NotAssessedModel } from '@red-tortoise/documents';

export const notAssessedAdmin = defineAdmin(NotAssessedModel, {
  group: 'Projects',
  label: 'Not assessed',
  plural: 'Not assessed',
  title: 'name',
  list: {
    columns: ['name', 'version', 'reason', 'detail', 'projectId', 'importId'],
    filters: ['importId'],
    order: 'importId',
  },
  links: { importId: ImportModel, projectId: 'Project', organisationId: 'Organisation' },
});
