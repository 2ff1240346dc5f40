import { defineAdmin } from '@red-tortoise/admin-kit';

export const ruleChannelAdmin = defineAdmin('RuleChannel', {
  group: 'Alerts',
  label: 'Channel of a rule',
  plural: 'Channels of rules',
  title: { needs: ['when'], value: ({ when }) => `Sends ${when}` },
  list: { columns: ['rule', 'channel', 'when'], filters: ['rule', 'channel'] },
});
