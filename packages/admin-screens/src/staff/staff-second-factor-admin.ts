import { defineAdmin } from '@red-tortoise/admin-kit';
import { minuteText } from '../moment-text.js';

/** `npm run staff` resets one that is lost. */
export const staffSecondFactorAdmin = defineAdmin('StaffSecondFactor', {
  group: 'Staff',
  small: true,
  title: { needs: ['updatedAt'], value: ({ updatedAt }) => `Last changed ${minuteText(updatedAt)}` },
  list: { columns: ['member', 'updatedAt'] },
  secret: ['secret', 'pendingSecret'],
});
