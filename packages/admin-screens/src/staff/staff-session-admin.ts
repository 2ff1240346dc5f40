import { defineAdmin } from '@red-tortoise/admin-kit';
import { CodedError } from '@red-tortoise/contracts';
import { minuteText } from '../moment-text.js';

/** To remove a session is to sign somebody out. */
export const staffSessionAdmin = defineAdmin('StaffSession', {
  group: 'Staff',
  small: true,
  title: {
    needs: ['createdAt', 'ipAddress'],
    value: ({ createdAt, ipAddress }) => `${minuteText(createdAt)}${ipAddress ? ` from ${ipAddress}` : ''}`,
  },
  list: {
    columns: ['member', 'verifiedAt', 'ipAddress', 'userAgent', 'createdAt', 'lastSeenAt', 'expiresAt'],
    filters: ['member'],
    order: '-id',
  },
  writes: ['delete'],
  secret: ['tokenHash'],
  restore: false,
  async check({ viewer, before, transaction }) {
    if (viewer.superuser || before === null) return;
    const member = await transaction.staffMember.findUnique({ where: { id: before.memberId } });
    if (member?.superuser) throw new CodedError('staff.not-allowed', 'a superuser signs out themselves');
  },
});
