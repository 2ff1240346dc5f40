import { defineAdmin } from '@red-tortoise/admin-kit';
import { minuteText } from '../moment-text.js';

/** Its owners change it, so that every project is judged anew. */
export const organisationPolicyAdmin = defineAdmin('OrganisationPolicy', {
  group: 'Customers',
  label: 'Policy',
  title: { needs: ['updatedAt'], value: ({ updatedAt }) => `Policy as of ${minuteText(updatedAt)}` },
  list: { columns: ['organisation', 'updatedById', 'updatedAt'], filters: ['organisation'] },
  links: { updatedById: 'User' },
});
