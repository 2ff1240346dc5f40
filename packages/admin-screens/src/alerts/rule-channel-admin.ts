import { defineAdmin } from '@red-tortoise/admin-kit';

export const ruleChannelAdmin = defineAdmin('RuleChannel', {
  group: 'Alerts',
  label: 'Channel of a rule',
  plural: 'Channels of rules',
  list: { columns: ['rule', 'channel', 'when'], filters: ['rule', 'channel'] },
});
