import { defineAdmin } from '@red-tortoise/admin-kit';
import { z } from 'zod';
import { demandHeld } from './grants.js';
import { permissionChoices } from './permission-choices.js';

/** Whoever may change groups gives no more than they hold; to take away is open to them. */
export const staffGroupAdmin = defineAdmin('StaffGroup', {
  group: 'Staff',
  small: true,
  title: 'name',
  list: {
    columns: [
      'name',
      { name: 'held', label: 'Permissions', needs: ['permissions'], value: ({ permissions }) => permissions.length },
      'updatedAt',
    ],
    search: ['name'],
    order: 'name',
  },
  form: {
    fieldsets: { Group: ['name', 'permissions'], Record: ['createdAt', 'updatedAt'] },
    readonly: ['createdAt'],
    help: {
      permissions: 'What its members may do, with their next request. Nobody gives what they do not hold themselves',
    },
    schema: z.looseObject({
      name: z.string().trim().min(1).max(100),
      permissions: z
        .array(z.string())
        .max(1_000)
        .transform((all) => [...new Set(all)].sort()),
    }),
    choices: { permissions: permissionChoices },
  },
  inlines: ['members'],
  async check({ viewer, before, after }) {
    const had = new Set(before?.permissions);
    const gained = (after?.permissions ?? []).filter((permission) => !had.has(permission));
    demandHeld(viewer, gained, 'permissions');
  },
});
