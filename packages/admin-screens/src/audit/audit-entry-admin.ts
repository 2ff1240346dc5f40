import { defineAdmin } from '@red-tortoise/admin-kit';

/** What staff changed. Nobody changes it: a trigger refuses. */
export const auditEntryAdmin = defineAdmin('AuditEntry', {
  group: 'Staff',
  plural: 'Audit entries',
  title: (entry) => `${entry.verb} ${entry.objectTitle}`,
  list: {
    columns: ['at', 'byName', 'screen', 'objectTitle', 'verb', 'state', 'comment'],
    search: ['screen'],
    filters: ['state', 'byId'],
    order: '-id',
  },
  links: { byId: 'StaffMember' },
});
