import { defineAdmin } from '@red-tortoise/admin-kit';
import { AlertModel, EventModel, PackageModel } from '@red-tortoise/documents';

export const alertAdmin = defineAdmin(AlertModel, {
  group: 'Alerts',
  list: {
    columns: ['_id', 'owner', 'ownerKind', 'type', 'packagePurl', 'severity', 'state', 'heldBack', 'at'],
    search: ['_id'],
  },
  links: { eventId: EventModel, packagePurl: PackageModel },
});
