import { defineAdmin } from '@red-tortoise/admin-kit';
import { notesInline } from '../customers/notes-inline.js';

/** Sign-up, passwords and leaving belong to the customer; staff mend a name. */
export const userAdmin = defineAdmin('User', {
  group: 'Customers',
  label: 'Person',
  plural: 'People',
  title: 'email',
  list: {
    columns: ['email', 'name', 'emailVerified', 'createdAt', 'feedSeenAt'],
    search: ['email', 'name'],
    filters: ['emailVerified', { field: 'createdAt', hierarchy: true }],
    order: '-createdAt',
  },
  form: {
    fieldsets: { Person: ['id', 'name', 'email', 'emailVerified'], Use: ['feedSeenAt', 'createdAt', 'updatedAt'] },
    readonly: ['id', 'email', 'feedSeenAt', 'createdAt'],
  },
  writes: ['change'],
  inlines: [{ relation: 'memberships', writes: [] }, notesInline],
});
