import { defineAdmin } from '@red-tortoise/admin-kit';
import { z } from 'zod';

/** Whoever may change groups can give themselves every permission: for those who run the installation. */
export const staffGroupAdmin = defineAdmin('StaffGroup', {
  group: 'Staff',
  small: true,
  title: 'name',
  list: { columns: ['name', 'permissions', 'updatedAt'], search: ['name'], order: 'name' },
  form: {
    fieldsets: { Group: ['name', 'permissions'], Record: ['createdAt', 'updatedAt'] },
    readonly: ['createdAt'],
    schema: z.looseObject({
      name: z.string().trim().min(1).max(100),
      permissions: z.array(z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'is `<screen>.<verb>`')).max(1_000),
    }),
  },
  inlines: ['members'],
});
