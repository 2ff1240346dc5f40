import { defineAdmin } from '@red-tortoise/admin-kit';

/** Its owners change it, so that every project is judged anew. */
export const organisationPolicyAdmin = defineAdmin('OrganisationPolicy', {
  group: 'Customers',
  label: 'Policy',
  list: { columns: ['organisation', 'updatedById', 'updatedAt'], filters: ['organisation'] },
  links: { updatedById: 'User' },
});
