import { defineAdmin } from '@red-tortoise/admin-kit';
import { z } from 'zod';
import { notesInline } from '../customers/notes-inline.js';

/** Names belong to the customer; what an organisation may use, and whether it may write at all, is for staff to say. */
export const organisationAdmin = defineAdmin('Organisation', {
  group: 'Customers',
  title: 'name',
  list: {
    columns: ['name', 'plan', 'personal', 'suspendedAt', 'region', 'createdAt'],
    search: ['name'],
    filters: ['plan', { field: 'suspendedAt', by: 'null', label: 'Suspended' }],
    order: '-id',
  },
  form: {
    fieldsets: {
      Organisation: ['id', 'name', 'personal', 'region'],
      Plan: ['plan'],
      Suspension: ['suspendedAt', 'suspendedReason'],
      Record: ['createdAt', 'updatedAt'],
    },
    readonly: ['personal', 'region', 'suspendedAt', 'suspendedReason', 'createdAt'],
    help: {
      plan: 'Without one, the plan that is marked as the default counts',
      suspendedAt: 'By an action, which asks for the reason; members then read, and write nothing',
    },
  },
  writes: ['change'],
  inlines: ['memberships', notesInline],
  actions: {
    suspend: {
      label: 'Suspend',
      confirm: true,
      dangerous: true,
      input: z.object({ reason: z.string().trim().min(1).max(500) }),
      async run({ rows, input, transaction }) {
        const where = { id: { in: rows.map(({ id }) => id) } };
        await transaction.organisation.updateMany({ where, data: { suspendedReason: String(input.reason) } });
        // Who is suspended already stays so since then; only the reason is new.
        const suspendedAt = new Date();
        await transaction.organisation.updateMany({ where: { ...where, suspendedAt: null }, data: { suspendedAt } });
        return 'They may read and no longer write; messages to them are held';
      },
    },
    'lift-suspension': {
      label: 'Lift the suspension',
      confirm: true,
      set: { suspendedAt: null, suspendedReason: null },
    },
  },
});
