import { defineAdmin } from '@red-tortoise/admin-kit';
import { AdvisoryModel, AdvisoryRecordModel } from '@red-tortoise/documents';
import { spellAdvisoryId } from './spell-advisory-id.js';

export const advisoryRecordAdmin = defineAdmin(AdvisoryRecordModel, {
  group: 'Advisories',
  title: '_id',
  list: { columns: ['_id'], search: ['_id'], spellings: spellAdvisoryId },
  links: { _id: AdvisoryModel },
});
