import { defineAdmin } from '@red-tortoise/admin-kit';
import { AdvisoryModel, AdvisoryRecordModel } from '@red-tortoise/documents';

export const advisoryRecordAdmin = defineAdmin(AdvisoryRecordModel, {
  group: 'Advisories',
  list: { columns: ['_id'], search: ['_id'] },
  links: { _id: AdvisoryModel },
});
