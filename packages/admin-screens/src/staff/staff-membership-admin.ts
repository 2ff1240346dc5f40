import { defineAdmin } from '@red-tortoise/admin-kit';
import { dayText } from '../moment-text.js';
import { demandHeld } from './grants.js';

export const staffMembershipAdmin = defineAdmin('StaffMembership', {
  group: 'Staff',
  small: true,
  title: { needs: ['createdAt'], value: ({ createdAt }) => `Member since ${dayText(createdAt)}` },
  list: { columns: ['member', 'group', 'createdAt'], filters: ['member', 'group'] },
  form: { fieldsets: { Membership: ['member', 'group', 'createdAt'] }, readonly: ['createdAt'] },
  writes: ['add', 'delete'],
  async check({ viewer, after, transaction }) {
    if (after === null) return;
    const group = await transaction.staffGroup.findUnique({ where: { id: after.groupId } });
    demandHeld(viewer, group?.permissions ?? [], 'group');
  },
});
