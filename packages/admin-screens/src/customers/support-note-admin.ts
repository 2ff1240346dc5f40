import { defineAdmin } from '@red-tortoise/admin-kit';
import { z } from 'zod';

/** What staff should know about a customer. */
export const supportNoteAdmin = defineAdmin('SupportNote', {
  group: 'Customers',
  title: (note) => note.text.slice(0, 80),
  list: {
    columns: ['createdAt', 'organisation', 'user', 'text', 'byName'],
    filters: ['organisation', 'user'],
    order: '-id',
  },
  form: {
    fieldsets: { Note: ['organisation', 'user', 'text'], Record: ['byId', 'byName', 'createdAt', 'updatedAt'] },
    readonly: ['byId', 'byName', 'createdAt'],
    schema: z
      .looseObject({
        text: z.string().trim().min(1, 'is empty').max(10_000, 'has more than 10,000 characters'),
        organisationId: z.string().nullish(),
        userId: z.string().nullish(),
      })
      .refine(({ organisationId, userId }) => !organisationId !== !userId, {
        path: ['organisation'],
        message: 'is chosen, or else the person; never both',
      }),
    stamp: ({ id, name }) => ({ byId: id, byName: name }),
  },
  links: { byId: 'StaffMember' },
});
