import { defineAdmin } from '@red-tortoise/admin-kit';

/** Exports and erasures of customers; asked for on the customer's page, and nobody changes them. */
export const customerRequestAdmin = defineAdmin('CustomerRequest', {
  group: 'Customers',
  title: (request) => `${request.kind} of ${request.subjectName || request.subjectId}`,
  list: {
    columns: [
      'createdAt',
      'kind',
      'subject',
      'subjectName',
      'state',
      'step',
      'requestedByName',
      'finishedAt',
      'expiresAt',
    ],
    filters: ['state'],
    order: '-id',
  },
  links: { requestedById: 'StaffMember' },
});
