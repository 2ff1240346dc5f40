import { defineAdmin } from '@red-tortoise/admin-kit';

/** Declared in code and brought in at start; staff say for whom each is on. */
export const featureFlagAdmin = defineAdmin('FeatureFlag', {
  group: 'Mappings and settings',
  small: true,
  title: 'name',
  list: {
    columns: ['name', 'description', 'state', 'percentage', 'updatedAt'],
    search: ['name', 'description'],
    filters: ['state'],
    order: 'name',
    editable: ['state'],
  },
  form: {
    fieldsets: {
      Feature: ['name', 'description'],
      'For whom': ['state', 'percentage', 'organisationIds'],
      Record: ['updatedAt'],
    },
    readonly: ['name', 'description'],
  },
  writes: ['change'],
});
