import { defineAdmin } from '@red-tortoise/admin-kit';

/** `npm run staff` resets one that is lost. */
export const staffSecondFactorAdmin = defineAdmin('StaffSecondFactor', {
  group: 'Staff',
  small: true,
  list: { columns: ['member', 'updatedAt'] },
  secret: ['secret', 'pendingSecret'],
});
