import { defineAdmin } from '@red-tortoise/admin-kit';
import { QuarantinedRecordModel } from '@red-tortoise/documents';

/** A record leaves by itself when its source mends it; removed here, it comes back if it has not. */
export const quarantinedRecordAdmin = defineAdmin(QuarantinedRecordModel, {
  group: 'Advisories',
  title: { needs: ['item', 'source'], value: ({ item, source }) => `${item} of ${source}` },
  list: { columns: ['item', 'source', 'code', 'detail', 'firstSeenAt', 'lastSeenAt'], search: ['_id'] },
  writes: ['delete'],
});
