import { defineAdmin } from '@red-tortoise/admin-kit';

export const blockedCountryAdmin = defineAdmin('BlockedCountry', {
  group: 'Mappings and settings',
  plural: 'Blocked countries',
  small: true,
  title: 'code',
  list: { columns: ['code', 'reason', 'createdAt'], search: ['code', 'reason'], order: 'code' },
  form: { fieldsets: { Country: ['code', 'reason'], Record: ['createdAt'] }, readonly: ['createdAt'] },
});
