import { defineAdmin } from '@red-tortoise/admin-kit';

export const severityOverrideAdmin = defineAdmin('SeverityOverride', {
  group: 'Mappings and settings',
  small: true,
  title: 'advisoryId',
  list: {
    columns: ['advisoryId', 'severity', 'reason', 'createdAt', 'updatedAt'],
    search: ['advisoryId', 'reason'],
    filters: ['severity'],
    order: '-updatedAt',
  },
  form: {
    fieldsets: { Judgement: ['advisoryId', 'severity', 'reason'], Record: ['createdAt', 'updatedAt'] },
    readonly: ['createdAt'],
  },
});
