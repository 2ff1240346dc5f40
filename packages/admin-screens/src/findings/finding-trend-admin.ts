import { defineAdmin } from '@red-tortoise/admin-kit';
import { FindingTrendModel } from '@red-tortoise/documents';

export const findingTrendAdmin = defineAdmin(FindingTrendModel, {
  group: 'Projects',
  title: { needs: ['date'], value: ({ date }) => `Findings of ${date}` },
  list: {
    columns: ['projectId', 'date', 'open.critical', 'open.high', 'open.medium', 'open.low', 'malicious'],
    filters: ['projectId'],
    order: 'projectId',
  },
  links: { projectId: 'Project', organisationId: 'Organisation' },
});
