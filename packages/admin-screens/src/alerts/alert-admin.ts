import { defineAdmin } from '@red-tortoise/admin-kit';
import { AlertModel, EventModel, PackageModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const alertAdmin = defineAdmin(AlertModel, {
  group: 'Alerts',
  title: {
    needs: ['type', 'packagePurl', 'at'],
    value: ({ type, packagePurl, at }) => [type ?? 'notice', packagePurl, minuteText(at)].filter(Boolean).join(' · '),
  },
  list: {
    columns: ['_id', 'owner', 'ownerKind', 'type', 'packagePurl', 'severity', 'state', 'heldBack', 'at'],
    search: ['_id'],
  },
  links: { eventId: EventModel, packagePurl: PackageModel },
});
