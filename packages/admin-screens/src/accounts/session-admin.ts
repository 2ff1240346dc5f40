import { defineAdmin } from '@red-tortoise/admin-kit';
import { minuteText } from '../moment-text.js';

/** Who is signed in to the web app. To remove a session is to sign somebody out. */
export const sessionAdmin = defineAdmin('Session', {
  group: 'Customers',
  title: {
    needs: ['createdAt', 'ipAddress'],
    value: ({ createdAt, ipAddress }) => `${minuteText(createdAt)}${ipAddress ? ` from ${ipAddress}` : ''}`,
  },
  list: {
    columns: ['user', 'ipAddress', 'userAgent', 'supportById', 'createdAt', 'expiresAt'],
    filters: ['user'],
    order: '-id',
  },
  writes: ['delete'],
  secret: ['token'],
  restore: false,
});
