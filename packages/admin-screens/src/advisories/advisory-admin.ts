import { defineAdmin } from '@red-tortoise/admin-kit';
import { AdvisoryModel } from '@red-tortoise/documents';

export const advisoryAdmin = defineAdmin(AdvisoryModel, {
  group: 'Advisories',
  plural: 'Advisories',
  list: {
    columns: ['_id', 'summary', 'severity.level', 'malicious', 'source', 'publishedAt', 'modifiedAt', 'withdrawnAt'],
    search: ['_id'],
  },
  open: ['hash'],
});
