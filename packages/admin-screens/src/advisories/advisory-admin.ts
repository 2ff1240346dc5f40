import { defineAdmin } from '@red-tortoise/admin-kit';
import { AdvisoryModel } from '@red-tortoise/documents';
import { spellAdvisoryId } from './spell-advisory-id.js';

export const advisoryAdmin = defineAdmin(AdvisoryModel, {
  group: 'Advisories',
  plural: 'Advisories',
  title: '_id',
  list: {
    columns: ['_id', 'summary', 'severity.level', 'malicious', 'source', 'publishedAt', 'modifiedAt', 'withdrawnAt'],
    search: ['_id'],
    spellings: spellAdvisoryId,
  },
  open: ['hash'],
});
