import { defineAdmin } from '@red-tortoise/admin-kit';

/** One row, raised by triggers: what every process looks at to know whether its settings are current. */
export const settingsRevisionAdmin = defineAdmin('SettingsRevision', {
  group: 'Machinery',
  small: true,
  title: { needs: ['revision'], value: ({ revision }) => `Revision ${revision}` },
  list: { columns: ['id', 'revision', 'changedAt'], order: 'id' },
});
