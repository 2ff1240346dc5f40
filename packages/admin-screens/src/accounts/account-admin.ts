import { defineAdmin } from '@red-tortoise/admin-kit';

/** How people prove who they are: never the password, nor what a provider gave. */
export const accountAdmin = defineAdmin('Account', {
  group: 'Customers',
  label: 'Way to sign in',
  plural: 'Ways to sign in',
  title: 'providerId',
  list: { columns: ['user', 'providerId', 'scope', 'createdAt'], filters: ['user'], order: '-id' },
  secret: ['accessToken', 'refreshToken', 'idToken', 'password'],
  open: ['accessTokenExpiresAt', 'refreshTokenExpiresAt'],
});
